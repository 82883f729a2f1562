package app.plantain.web.ui.layout;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/** What every Vaadin page has in common: the theme, the icons of the browser's tab and server push. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("plantain/tokens.css")
@StyleSheet("plantain/base.css")
@StyleSheet("plantain/theme.css")
@StyleSheet("plantain/work.css")
@StyleSheet("plantain/tables.css")
@StyleSheet("plantain/boards.css")
@StyleSheet("plantain/engine.css")
@StyleSheet("plantain/budgets.css")
@StyleSheet("plantain/usage.css")
public class PlantainShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("plantain/favicon.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addFavIcon("icon", "plantain/favicon-32.png", "32x32");
        settings.addFavIcon("apple-touch-icon", "plantain/apple-touch-icon.png", "180x180");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
