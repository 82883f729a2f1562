package app.plantain.web.ui.boards;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.Consumer;

/** Names a new board, or an old one anew. */
final class BoardNameDialog extends Dialog {

    /**
     * Makes the dialog.
     *
     * @param name the name until now; empty for a new board
     * @param action takes the new name; the dialog closes unless it throws
     */
    BoardNameDialog(String title, String submit, String name, Consumer<String> action) {
        super(title);
        var entry = new BoardNameField("Name", submit, newName -> {
            action.accept(newName);
            close();
        });
        entry.field().setValue(name);
        entry.field().setAutofocus(true);
        entry.field().setAutoselect(true);
        entry.button().addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("min(420px, 92vw)");
        add(entry);
    }
}
