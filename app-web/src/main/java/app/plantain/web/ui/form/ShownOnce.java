package app.plantain.web.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Style;

/** Shows a secret the only time it can be seen, with a button that copies it. */
public final class ShownOnce extends Dialog {

    private final Div content = new Div();

    /**
     * Makes the dialog.
     *
     * @param title what was made
     * @param warning what to know before it is closed
     * @param label names the secret
     */
    public ShownOnce(String title, String warning, String label, String secret) {
        setHeaderTitle(title);
        setWidth("min(560px, 92vw)");
        setCloseOnOutsideClick(false);
        content.addClassName("pl-stack");
        content.add(new Paragraph(warning), secretField(label, secret));
        add(content);
        var copy = new Button("Copy");
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        Clipboard.onClick(copy).writeText(secret);
        copy.addClickListener(click -> copy.setText("Copied"));
        getFooter().add(new Button("Close", click -> close()), copy);
    }

    /** Adds a text of several lines that shows how the secret is used. */
    public ShownOnce withExample(String label, String text) {
        var heading = new Div(label);
        heading.addClassName("pl-label");
        var example = new Pre(text);
        example.getStyle().setWhiteSpace(Style.WhiteSpace.PRE_WRAP).set("overflow-wrap", "anywhere");
        var well = new Div(example);
        well.addClassNames("pl-well", "pl-item");
        content.add(heading, well);
        return this;
    }

    private static TextField secretField(String label, String secret) {
        var field = new TextField(label);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        field.setValue(secret);
        return field;
    }
}
