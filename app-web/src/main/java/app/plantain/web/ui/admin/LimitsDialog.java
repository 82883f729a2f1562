package app.plantain.web.ui.admin;

import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Limits;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Changes what a connection may be asked for, by all nodes together. */
final class LimitsDialog extends Dialog {

    private final TextField atOnce = field("Images at once", "At least 1.", "numeric");
    private final TextField submits = field("Submissions a minute", "Empty for no limit.", "numeric");
    private final TextField reads =
            field("Reads a minute", "Questions after running work. Empty for no limit.", "numeric");
    private final TextField interval = field(
            "Shortest time between two reads",
            "Of one image: such as 500ms or 2s. Empty for the vendor's pace.",
            "text");
    private final transient Consumer<Limits> change;

    /** @param change called with limits that are right */
    LimitsDialog(Connection connection, Consumer<Limits> change) {
        super("Limits of " + connection.name());
        this.change = change;
        var limits = connection.limits();
        atOnce.setValue(Integer.toString(limits.maxConcurrent()));
        submits.setValue(LimitEntries.written(limits.submitsPerMinute()));
        reads.setValue(LimitEntries.written(limits.readsPerMinute()));
        interval.setValue(LimitEntries.written(limits.pollInterval()));
        atOnce.setAutofocus(true);
        atOnce.setAutoselect(true);
        var note = new Paragraph("They hold for all nodes together, from now on. What runs already goes on.");
        note.addClassName("pl-quiet");
        var fields = new Div(atOnce, submits, reads, interval);
        fields.addClassName("pl-fields");
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var form = new Div(note, fields);
        save.addClickShortcut(Key.ENTER).listenOn(form);
        form.addClassName("pl-stack");
        setWidth("min(560px, 92vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    /** All wrong fields are marked at once; the first of them gets the focus. */
    private void save() {
        var rest = CheckedField.read(interval, LimitEntries::interval);
        var readLimit = CheckedField.read(reads, LimitEntries::limit);
        var submitLimit = CheckedField.read(submits, LimitEntries::limit);
        var most = CheckedField.read(atOnce, LimitEntries::number);
        if (rest.isPresent() && readLimit.isPresent() && submitLimit.isPresent() && most.isPresent()) {
            change.accept(new Limits(most.get(), submitLimit.get(), readLimit.get(), rest.get()));
            close();
        }
    }

    private static TextField field(String label, String help, String keyboard) {
        var field = new TextField(label);
        field.setHelperText(help);
        field.setManualValidation(true);
        field.getElement().setAttribute("inputmode", keyboard);
        return field;
    }
}
