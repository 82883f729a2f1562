package app.plantain.web.ui.admin;

import app.plantain.core.routing.Connection;
import app.plantain.core.routing.WrongEntry;
import app.plantain.web.ui.part.CopyButton;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Says where a vendor may tell of finished work by itself, and takes the secret with which it signs that. */
final class WebhookDialog extends Dialog {

    private final PasswordField secret = new PasswordField("Webhook secret");
    private final transient Consumer<String> hear;

    /**
     * @param address empty where this installation has no public address
     * @param hear called with the secret, empty to listen no longer; throws {@link WrongEntry} where it cannot be one
     */
    WebhookDialog(Connection connection, Optional<URI> address, Consumer<String> hear) {
        super("Webhook of " + connection.name());
        this.hear = hear;
        secret.setAutocomplete(Autocomplete.OFF);
        secret.setRevealButtonVisible(false);
        secret.setManualValidation(true);
        secret.setWidthFull();
        secret.setHelperText("Kept encrypted and never shown again. Empty: the vendor is not listened to.");
        var note = new Paragraph(
                address.isPresent()
                        ? "Register this address at the vendor, with the same secret there and here. Finished images are"
                                + " then asked for sooner."
                        : "Plantain has no public address at which the vendor could tell anything. Set plantain.public-url"
                                + " first.");
        note.addClassName("pl-quiet");
        var form = new Div(note);
        form.addClassName("pl-stack");
        address.map(URI::toString).ifPresent(place -> {
            var line = new Div(new Code(place), new CopyButton("the webhook's address", place));
            line.addClassName("pl-row");
            form.add(line);
        });
        form.add(secret);
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(form);
        setWidth("min(560px, 92vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void save() {
        secret.setInvalid(false);
        try {
            hear.accept(secret.getValue());
            close();
        } catch (WrongEntry wrong) {
            secret.setErrorMessage(String.valueOf(wrong.getMessage()));
            secret.setInvalid(true);
            secret.focus();
        }
    }
}
