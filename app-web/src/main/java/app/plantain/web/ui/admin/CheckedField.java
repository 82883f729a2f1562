package app.plantain.web.ui.admin;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is written into a field, and says at the field what is wrong with it. */
final class CheckedField {

    private CheckedField() {}

    /** What the reader makes of the field; empty where it throws {@link IllegalArgumentException} with a text. */
    static <T> Optional<T> read(TextField field, Function<String, T> reader) {
        field.setInvalid(false);
        try {
            return Optional.of(reader.apply(field.getValue()));
        } catch (IllegalArgumentException wrong) {
            refuse(field, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    static void refuse(TextField field, String explanation) {
        field.setErrorMessage(explanation);
        field.setInvalid(true);
        field.focus();
    }
}
