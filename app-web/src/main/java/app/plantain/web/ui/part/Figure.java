package app.plantain.web.ui.part;

import app.plantain.core.credits.Credits;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One figure and what it is, for a row of them at the top of a screen. */
public final class Figure extends Div {

    /** Makes a figure of credits. */
    public Figure(String name, Credits amount) {
        this(name, CreditText.of(amount));
    }

    /** Makes a figure that is written already. */
    public Figure(String name, String value) {
        var label = new Span(name);
        label.addClassName("pl-label");
        addClassName("pl-figure");
        add(label, new Span(value));
    }
}
