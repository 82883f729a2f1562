package app.plantain.web.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Light, dark or as the system: kept in the browser by the web component, without asking the server. */
@Tag("plantain-theme-choice")
@JsModule("./plantain/theme-choice.ts")
final class ThemeChoice extends Component {}
