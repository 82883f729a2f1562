package app.plantain.web.ui.admin;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionEntry;
import app.plantain.core.routing.WrongEntry;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Adds a connection, or changes what one is and what it is used for. */
final class ConnectionDialog extends Dialog {

    private final Select<VendorId> vendor = new Select<>();
    private final TextField name = field("Name", "As you want to call this account.");
    private final TextField address =
            field("Base URL", "Such as https://api.example.com. Empty for the vendor's usual address.");
    private final PasswordField key = new PasswordField("API key");
    private final CheckboxGroup<ModelId> models = new CheckboxGroup<>("Models");
    private final TextField priority = field("Priority", "The highest is asked first.");
    private final TextField weight = field("Weight", "Its share among those of the same priority.");
    private final transient Function<VendorId, List<ModelId>> modelsOf;
    private final transient BiConsumer<ConnectionEntry, String> save;

    private ConnectionDialog(
            String title,
            List<VendorId> vendors,
            Function<VendorId, List<ModelId>> modelsOf,
            BiConsumer<ConnectionEntry, String> save) {
        super(title);
        this.modelsOf = modelsOf;
        this.save = save;
        vendor.setLabel("Vendor");
        vendor.setItems(vendors);
        vendor.setItemLabelGenerator(VendorId::value);
        vendor.addValueChangeListener(change -> offerModels());
        key.setAutocomplete(Autocomplete.OFF);
        key.setRevealButtonVisible(false);
        key.setManualValidation(true);
        models.setHelperText("None ticked: all that the vendor has.");
        models.setManualValidation(true);
        vendor.setManualValidation(true);
        address.getElement().setAttribute("inputmode", "url");
        address.setWidthFull();
        key.setWidthFull();
        name.setMaxLength(80);
        var note = new Paragraph("The key is kept encrypted and is never shown again.");
        note.addClassName("pl-quiet");
        var who = new Div(vendor, name);
        who.addClassName("pl-fields");
        var how = new Div(priority, weight);
        how.addClassName("pl-fields");
        var form = new Div(who, address, key, note, models, how);
        form.addClassName("pl-stack");
        var send = new Button("Save", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(form);
        setWidth("min(560px, 92vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    /**
     * For a new connection.
     *
     * @param save called with what was entered and the key; throws {@link WrongEntry} where it cannot be used
     */
    static ConnectionDialog add(
            List<VendorId> vendors,
            Function<VendorId, List<ModelId>> modelsOf,
            BiConsumer<ConnectionEntry, String> save) {
        var dialog = new ConnectionDialog("Connect a vendor", vendors, modelsOf, save);
        dialog.priority.setValue("0");
        dialog.weight.setValue("1");
        vendors.stream().findFirst().ifPresent(dialog.vendor::setValue);
        return dialog;
    }

    /**
     * For a connection that is there, whose vendor stays.
     *
     * @param save called with what was entered, and the new key or nothing; throws {@link WrongEntry} where it cannot be
     *     used
     */
    static ConnectionDialog edit(
            Connection connection,
            Function<VendorId, List<ModelId>> modelsOf,
            BiConsumer<ConnectionEntry, String> save) {
        var dialog = new ConnectionDialog("Edit " + connection.name(), List.of(connection.vendor()), modelsOf, save);
        var entry = ConnectionEntry.of(connection);
        dialog.vendor.setValue(connection.vendor());
        dialog.vendor.setReadOnly(true);
        dialog.name.setValue(entry.name());
        dialog.address.setValue(entry.baseUrl());
        var used = Set.copyOf(connection.models());
        dialog.models.select(modelsOf.apply(connection.vendor()).stream()
                .filter(used::contains)
                .toList());
        dialog.priority.setValue(entry.priority());
        dialog.weight.setValue(entry.weight());
        dialog.key.setHelperText("Empty: it stays as it is. Needed again where the base URL leads elsewhere.");
        return dialog;
    }

    private void offerModels() {
        models.setItems(Optional.ofNullable(vendor.getValue()).map(modelsOf).orElse(List.of()));
    }

    private void send() {
        List.<HasValidation>of(vendor, name, address, key, models, priority, weight)
                .forEach(field -> field.setInvalid(false));
        try {
            save.accept(entry(), key.getValue());
            close();
        } catch (WrongEntry wrong) {
            refuse(wrong);
        }
    }

    private ConnectionEntry entry() {
        return new ConnectionEntry(
                Optional.ofNullable(vendor.getValue()).map(VendorId::value).orElse(""),
                name.getValue(),
                address.getValue(),
                models.getValue().stream().map(ModelId::value).toList(),
                priority.getValue(),
                weight.getValue());
    }

    private void refuse(WrongEntry wrong) {
        switch (wrong.field()) {
            case VENDOR -> mark(vendor, wrong);
            case NAME, WEBHOOK_SECRET, MAX_CONCURRENT, SUBMITS_PER_MINUTE, READS_PER_MINUTE, POLL_INTERVAL ->
                mark(name, wrong);
            case BASE_URL -> mark(address, wrong);
            case API_KEY -> mark(key, wrong);
            case MODELS -> mark(models, wrong);
            case PRIORITY -> mark(priority, wrong);
            case WEIGHT -> mark(weight, wrong);
        }
    }

    private static void mark(HasValidation field, WrongEntry wrong) {
        field.setErrorMessage(String.valueOf(wrong.getMessage()));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private static TextField field(String label, String help) {
        var field = new TextField(label);
        field.setHelperText(help);
        field.setManualValidation(true);
        return field;
    }
}
