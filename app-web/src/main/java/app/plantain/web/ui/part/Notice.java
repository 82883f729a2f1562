package app.plantain.web.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A message within the page: what happened, and what to do. Screen readers say it as soon as it appears. */
public final class Notice extends Div {

    private final Div body = new Div();

    private Notice(Icons icon, Tone tone, String role, String what, String whatToDo) {
        addClassName("pl-notice");
        body.addClassName("pl-notice-body");
        body.add(new Span(what));
        if (!whatToDo.isEmpty()) {
            body.add(new Span(whatToDo));
        }
        add(icon.create(), body);
        getElement().setAttribute("data-tone", tone.attribute()).setAttribute("role", role);
    }

    /** Something failed: what, and what to do about it. */
    public static Notice error(String what, String whatToDo) {
        return new Notice(Icons.CIRCLE_X, Tone.BRUISE, "alert", what, whatToDo);
    }

    /** Something needs a look before it goes wrong. */
    public static Notice attention(String what, String whatToDo) {
        return new Notice(Icons.TRIANGLE_ALERT, Tone.RIPE, "status", what, whatToDo);
    }

    /** Something went well; the second sentence may be empty. */
    public static Notice success(String what, String whatToDo) {
        return new Notice(Icons.CIRCLE_CHECK, Tone.LEAF, "status", what, whatToDo);
    }

    /** Something worth knowing; the second sentence may be empty. */
    public static Notice info(String what, String whatToDo) {
        return new Notice(Icons.INFO, Tone.NEUTRAL, "status", what, whatToDo);
    }

    /** Adds buttons or links below the text. */
    public Notice withActions(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("pl-notice-actions");
        body.add(row);
        return this;
    }
}
