package app.plantain.web.ui.form;

import app.plantain.web.account.Entry;
import app.plantain.web.account.InvalidEntryException;
import app.plantain.web.account.NotPossibleException;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.EnumMap;
import java.util.Map;

/**
 * Fields and the button that sends them; Enter sends them too. What the action refuses is said at the field it is about,
 * or above the fields.
 */
@Tag("form")
public final class EntryForm extends HtmlContainer {

    private final Map<Entry, TextFieldBase<?, String>> fields = new EnumMap<>(Entry.class);
    private final Div message = new Div();
    private final Div entries = new Div();
    private final Runnable action;

    /**
     * Makes a form without fields.
     *
     * @param submit the text of the button
     * @param action sends the fields; it may throw the exceptions of {@code web.account}
     */
    public EntryForm(String submit, Runnable action) {
        this.action = action;
        addClassName("pl-stack");
        entries.addClassName("pl-stack");
        var button = new Button(submit, click -> send());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER).listenOn(this);
        add(message, entries, button);
        message.setVisible(false);
        // A form for the sake of password managers, but one that the browser never sends by itself.
        getElement().setAttribute("novalidate", true);
        getElement().addEventListener("submit", ignored -> {}).preventDefault();
    }

    /** Adds a field, as wide as the form. */
    public <F extends TextFieldBase<?, String>> F field(Entry entry, F field) {
        field.setWidthFull();
        field.setManualValidation(true);
        fields.put(entry, field);
        entries.add(field);
        return field;
    }

    private void send() {
        clearMessages();
        try {
            action.run();
        } catch (InvalidEntryException invalid) {
            mark(invalid);
        } catch (NotPossibleException refused) {
            show(Notice.error(refused.explanation(), ""));
        }
    }

    /** Says something above the fields until the next try. */
    public void show(Notice notice) {
        message.removeAll();
        message.add(notice);
        message.setVisible(true);
    }

    /** Empties all fields. */
    public void clear() {
        fields.values().forEach(TextFieldBase::clear);
    }

    private void clearMessages() {
        message.removeAll();
        message.setVisible(false);
        fields.values().forEach(field -> field.setInvalid(false));
    }

    private void mark(InvalidEntryException invalid) {
        var field = fields.get(invalid.entry());
        if (field == null) {
            show(Notice.error(invalid.explanation(), ""));
            return;
        }
        field.setErrorMessage(invalid.explanation());
        field.setInvalid(true);
        field.focus();
    }
}
