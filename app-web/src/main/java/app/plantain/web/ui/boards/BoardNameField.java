package app.plantain.web.ui.boards;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Where a board is named: a field and its button; Enter sends, a refused name is explained at the field. */
final class BoardNameField extends Div {

    private static final int LONGEST = 80;

    private final TextField field;
    private final Button button;
    private final transient Consumer<String> action;

    /**
     * Makes the field.
     *
     * @param action takes the name; it throws {@link IllegalArgumentException} with a text where it cannot be one
     */
    BoardNameField(String label, String submit, Consumer<String> action) {
        this.action = action;
        field = new TextField(label);
        field.setMaxLength(LONGEST);
        field.setManualValidation(true);
        button = new Button(submit, click -> send());
        button.addClickShortcut(Key.ENTER).listenOn(this);
        addClassName("pl-name-field");
        add(field, button);
    }

    TextField field() {
        return field;
    }

    Button button() {
        return button;
    }

    private void send() {
        field.setInvalid(false);
        try {
            action.accept(field.getValue());
        } catch (IllegalArgumentException wrong) {
            field.setErrorMessage(String.valueOf(wrong.getMessage()));
            field.setInvalid(true);
            field.focus();
        }
    }
}
