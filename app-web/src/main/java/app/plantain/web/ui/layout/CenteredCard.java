package app.plantain.web.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** A page of one card: the logo, a heading and a form. For sign-in, set-up and invitations; a whole view in itself. */
public final class CenteredCard extends Main {

    private final Div card = new Div();

    /**
     * Makes the page.
     *
     * @param text one sentence below the heading; empty for none
     * @param content what goes into the card, 24 px apart
     */
    public CenteredCard(String title, String text, Component... content) {
        addClassName("pl-center");
        card.addClassName("pl-center-card");
        Div head = new Div(new Brand(), new H1(title));
        head.addClassName("pl-center-head");
        if (!text.isEmpty()) {
            head.add(new Paragraph(text));
        }
        card.add(head);
        card.add(content);
        add(card);
    }

    /** Makes the card 640 px wide at most instead of 416 px, for longer forms. */
    public CenteredCard wide() {
        card.addClassName("pl-center-wide");
        return this;
    }

    /** Adds more to the end of the card. */
    public void addContent(Component... content) {
        card.add(content);
    }
}
