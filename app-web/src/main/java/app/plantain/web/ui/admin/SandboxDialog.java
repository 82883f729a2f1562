package app.plantain.web.ui.admin;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Connection;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes how the sandbox behaves: how long it takes, and how it fails, for trying out what happens then. */
final class SandboxDialog extends Dialog {

    private final Checkbox enabled = new Checkbox("Give jobs to the sandbox");
    private final TextField latency = new TextField("A picture takes");
    private final TextField rate = new TextField("Failing attempts");
    private final Select<FailureKind> kind = new Select<>();
    private final Select<Acceptance> acceptance = new Select<>();
    private final Checkbox lookup = new Checkbox("Lost attempts can be looked up");
    private final Select<ResolutionTier> tier = new Select<>();
    private final transient Consumer<Change> change;
    private final transient Runnable changed;

    /** What is wanted of the connection. */
    record Change(boolean enabled, SandboxEntries entries) {}

    /** Makes the dialog; {@code changed} is called after the change was made. */
    SandboxDialog(Connection connection, Consumer<Change> change, Runnable changed) {
        super("Edit " + connection.name());
        this.change = change;
        this.changed = changed;
        latency.setHelperText("Such as 500ms, 2s or 1m, up to 10 minutes.");
        rate.setHelperText("Of a hundred.");
        rate.setSuffixComponent(new Span("%"));
        rate.getElement().setAttribute("inputmode", "numeric");
        latency.setManualValidation(true);
        rate.setManualValidation(true);
        fillSelects();
        setValues(connection);
        add(form());
        setWidth("min(560px, 92vw)");
    }

    private Div form() {
        var note = new Paragraph("Sandbox: pictures are drawn locally, nothing is bought. Jobs that run already go on"
                + " as they are.");
        note.addClassName("pl-quiet");
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var fields = new Div(latency, tier, rate, kind, acceptance);
        fields.addClassName("pl-fields");
        var form = new Div(note, enabled, fields, lookup, save);
        save.addClickShortcut(Key.ENTER).listenOn(form);
        form.addClassName("pl-stack");
        return form;
    }

    private void fillSelects() {
        kind.setLabel("They fail with");
        kind.setItems(FailureKind.values());
        kind.setItemLabelGenerator(SandboxEntries::words);
        acceptance.setLabel("When they fail");
        acceptance.setItems(Acceptance.values());
        acceptance.setEmptySelectionAllowed(true);
        acceptance.setEmptySelectionCaption("As is usual for the failure");
        acceptance.setItemLabelGenerator(
                value -> value == null ? "As is usual for the failure" : SandboxEntries.words(value));
        tier.setLabel("Delivers at most");
        tier.setItems(ResolutionTier.HALF_K, ResolutionTier.ONE_K, ResolutionTier.TWO_K);
        tier.setEmptySelectionAllowed(true);
        tier.setEmptySelectionCaption("What was asked for");
        tier.setItemLabelGenerator(value -> value == null ? "What was asked for" : value.label());
    }

    private void setValues(Connection connection) {
        var entries = SandboxEntries.read(connection.settings());
        enabled.setValue(connection.enabled());
        latency.setValue(entries.latency());
        rate.setValue(entries.failureRate());
        kind.setValue(entries.failureKind());
        entries.acceptance().ifPresent(acceptance::setValue);
        lookup.setValue(entries.lookup());
        entries.deliveredTier().filter(value -> value != ResolutionTier.FOUR_K).ifPresent(tier::setValue);
    }

    private void save() {
        var time = CheckedField.read(latency, SandboxEntries::checkedLatency);
        var percent = CheckedField.read(rate, SandboxEntries::checkedRate);
        if (time.isPresent() && percent.isPresent()) {
            change.accept(new Change(enabled.getValue(), entries(time.get(), percent.get())));
            close();
            changed.run();
        }
    }

    private SandboxEntries entries(String time, String percent) {
        return new SandboxEntries(
                time,
                percent,
                kind.getValue(),
                Optional.ofNullable(acceptance.getValue()),
                lookup.getValue(),
                Optional.ofNullable(tier.getValue()));
    }
}
