package app.plantain.web.ui.admin;

import app.plantain.core.provider.VendorOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field for each option that only a vendor has. */
final class OptionFields extends Div {

    private final Map<String, HasValue<?, String>> fields = new LinkedHashMap<>();

    OptionFields() {
        addClassName("pl-fields");
    }

    /** Shows the options of a vendor, with what is chosen already. */
    void show(List<VendorOption> options, Map<String, String> values) {
        removeAll();
        fields.clear();
        setVisible(!options.isEmpty());
        options.forEach(option -> {
            var value = values.getOrDefault(option.name(), "");
            switch (option.values()) {
                case VendorOption.Values.Time _, VendorOption.Values.Text _ -> put(option, text(option, value));
                case VendorOption.Values.OneOf(var words) -> put(option, choice(option, words, value));
            }
        });
    }

    /** What is written in them, by the names of the options. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        fields.forEach((name, field) ->
                values.put(name, Optional.ofNullable(field.getValue()).orElse("")));
        return values;
    }

    /** The field of an option, empty where there is none. */
    Optional<HasValidation> field(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(HasValidation.class::isInstance)
                .map(HasValidation.class::cast);
    }

    void clearMarks() {
        fields.keySet().forEach(name -> field(name).ifPresent(field -> field.setInvalid(false)));
    }

    private <F extends Component & HasValue<?, String>> void put(VendorOption option, F field) {
        fields.put(option.name(), field);
        add(field);
    }

    private static TextField text(VendorOption option, String value) {
        var field = new TextField(option.label());
        field.setHelperText(option.hint());
        field.setPlaceholder(option.usual());
        field.setManualValidation(true);
        field.setValue(value);
        return field;
    }

    private static Select<String> choice(VendorOption option, List<String> words, String value) {
        var field = new Select<String>();
        field.setLabel(option.label());
        field.setHelperText(option.hint());
        field.setItems(words);
        field.setManualValidation(true);
        field.setValue(words.contains(value) ? value : option.usual());
        return field;
    }
}
