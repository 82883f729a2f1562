package app.plantain.web.ui.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The mark and the name, leading home. */
final class Brand extends Anchor {

    Brand() {
        addClassName("pl-brand");
        setHref("./");
        getElement().setAttribute("router-link", true).setAttribute("aria-label", "Plantain, home");
        Span mark = new Span();
        mark.addClassName("pl-mark");
        Span name = new Span("Plantain");
        name.addClassName("pl-wordmark");
        add(mark, name);
    }
}
