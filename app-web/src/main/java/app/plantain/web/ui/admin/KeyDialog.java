package app.plantain.web.ui.admin;

import app.plantain.core.routing.Connection;
import app.plantain.core.routing.WrongEntry;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;

/** Puts a new key in the place of a connection's old one. */
final class KeyDialog extends Dialog {

    private final PasswordField key = new PasswordField("New API key");
    private final transient Consumer<String> rotate;

    /** @param rotate called with the key; throws {@link WrongEntry} where it cannot be one */
    KeyDialog(Connection connection, Consumer<String> rotate) {
        super("Rotate the key of " + connection.name());
        this.rotate = rotate;
        key.setAutocomplete(Autocomplete.OFF);
        key.setRevealButtonVisible(false);
        key.setManualValidation(true);
        key.setAutofocus(true);
        key.setWidthFull();
        var note = new Paragraph("Used from the next call to the vendor on, by all nodes. Withdraw the old one at the"
                + " vendor afterwards. The key is kept encrypted and is never shown again.");
        note.addClassName("pl-quiet");
        var form = new Div(note, key);
        form.addClassName("pl-stack");
        var send = new Button("Rotate", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(form);
        setWidth("min(480px, 92vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    private void send() {
        key.setInvalid(false);
        try {
            rotate.accept(key.getValue());
            close();
        } catch (WrongEntry wrong) {
            key.setErrorMessage(String.valueOf(wrong.getMessage()));
            key.setInvalid(true);
            key.focus();
        }
    }
}
