package app.plantain.web;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.aura.Aura;

/** What every Vaadin page has in common: the theme and server push. */
@Push
@StyleSheet(Aura.STYLESHEET)
public class PlantainShell implements AppShellConfigurator {}
