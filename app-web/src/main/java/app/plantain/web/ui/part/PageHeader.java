package app.plantain.web.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** The head of a view: its only first-level heading, one sentence, and the actions that concern the whole view. */
public final class PageHeader extends Div {

    private final H1 title;
    private final Paragraph subtitle;

    /**
     * Makes a head.
     *
     * @param title the heading
     * @param subtitle one sentence below it; empty for none
     * @param actions buttons at the right end, the most important one last
     */
    public PageHeader(String title, String subtitle, Component... actions) {
        this.title = new H1(title);
        this.subtitle = new Paragraph(subtitle);
        addClassName("pl-page-header");
        add(new Div(this.title, this.subtitle));
        setSubtitle(subtitle);
        if (actions.length > 0) {
            Div end = new Div(actions);
            end.addClassName("pl-page-actions");
            add(end);
        }
    }

    /** Replaces the heading. */
    public void setHeading(String text) {
        title.setText(text);
    }

    /** Replaces the sentence below the heading; empty removes it. */
    public void setSubtitle(String text) {
        subtitle.setText(text);
        subtitle.setVisible(!text.isEmpty());
    }
}
