package app.plantain.web.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a view shows when there is nothing to show: what would be here, and the way to get it here. */
public final class EmptyState extends Div {

    /**
     * Makes an empty state, in the middle of the room it is given.
     *
     * @param actions what to do now, at best one button
     */
    public EmptyState(Icons icon, String title, String text, Component... actions) {
        addClassName("pl-empty");
        Div picture = new Div(icon.create());
        picture.addClassName("pl-empty-icon");
        add(picture, new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("pl-row");
            add(row);
        }
    }
}
