package app.plantain.web.ui.admin;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionEntry;
import app.plantain.core.routing.PriceTable;
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
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

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
    private final TextArea prices = new TextArea("Prices in dollars");
    private final TextField creditPrice =
            field("Price of a vendor's credit", "In dollars, where the vendor reports credits.");
    private final OptionFields options = new OptionFields();
    private final transient VendorTerms terms;
    private final transient BiConsumer<ConnectionEntry, String> save;

    private ConnectionDialog(
            String title, List<VendorId> vendors, VendorTerms terms, BiConsumer<ConnectionEntry, String> save) {
        super(title);
        this.terms = terms;
        this.save = save;
        vendor.setLabel("Vendor");
        vendor.setItems(vendors);
        vendor.setItemLabelGenerator(VendorId::value);
        vendor.addValueChangeListener(change -> offer(Map.of()));
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
        prices.setWidthFull();
        prices.setMinRows(2);
        prices.setMaxRows(8);
        prices.setManualValidation(true);
        var form = new Div(who, address, key, note, models, how, options, prices, creditPrice);
        form.addClassName("pl-stack");
        var send = new Button("Save", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(who, address, key, how, creditPrice);
        setWidth("min(560px, 92vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    /**
     * For a new connection.
     *
     * @param save called with what was entered and the key; throws {@link WrongEntry} where it cannot be used
     */
    static ConnectionDialog add(List<VendorId> vendors, VendorTerms terms, BiConsumer<ConnectionEntry, String> save) {
        var dialog = new ConnectionDialog("Connect a vendor", vendors, terms, save);
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
    static ConnectionDialog edit(Connection connection, VendorTerms terms, BiConsumer<ConnectionEntry, String> save) {
        var dialog = new ConnectionDialog("Edit " + connection.name(), List.of(connection.vendor()), terms, save);
        var entry = ConnectionEntry.of(connection);
        dialog.vendor.setValue(connection.vendor());
        dialog.offer(connection.settings());
        dialog.vendor.setReadOnly(true);
        dialog.name.setValue(entry.name());
        dialog.address.setValue(entry.baseUrl());
        var used = Set.copyOf(connection.models());
        dialog.models.select(terms.models(connection.vendor()).stream()
                .filter(used::contains)
                .toList());
        dialog.priority.setValue(entry.priority());
        dialog.weight.setValue(entry.weight());
        dialog.prices.setValue(entry.prices());
        dialog.creditPrice.setValue(entry.creditPrice());
        dialog.key.setHelperText("Empty: it stays as it is. Needed again where the base URL leads elsewhere.");
        return dialog;
    }

    /** What there is to choose and to write is another with each vendor. */
    private void offer(Map<String, String> settings) {
        var chosen = Optional.ofNullable(vendor.getValue());
        models.setItems(chosen.map(terms::models).orElse(List.of()));
        options.show(chosen.map(terms::options).orElse(List.of()), settings);
        var known = chosen.map(terms::prices).orElse(PriceTable.EMPTY);
        prices.setHelperText("A line for each model and resolution, such as: nano-banana 1K 0.039. "
                + (known.prices().isEmpty()
                        ? "What is left out is unknown."
                        : "What is left out is as the vendor is known to take: %s."
                                .formatted(known.text().replace("\n", ", "))));
    }

    private void send() {
        List.<HasValidation>of(vendor, name, address, key, models, priority, weight, prices, creditPrice)
                .forEach(field -> field.setInvalid(false));
        options.clearMarks();
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
                weight.getValue(),
                prices.getValue(),
                creditPrice.getValue(),
                options.values());
    }

    private void refuse(WrongEntry wrong) {
        switch (wrong.field()) {
            case VENDOR -> mark(vendor, wrong);
            case NAME,
                    CORRECTIONS,
                    WEBHOOK_SECRET,
                    MAX_CONCURRENT,
                    SUBMITS_PER_MINUTE,
                    READS_PER_MINUTE,
                    POLL_INTERVAL -> mark(name, wrong);
            case BASE_URL -> mark(address, wrong);
            case API_KEY -> mark(key, wrong);
            case MODELS -> mark(models, wrong);
            case PRIORITY -> mark(priority, wrong);
            case WEIGHT -> mark(weight, wrong);
            case PRICES -> mark(prices, wrong);
            case CREDIT_PRICE -> mark(creditPrice, wrong);
            case OPTIONS -> mark(options.field(wrong.option()).orElse(name), wrong);
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
