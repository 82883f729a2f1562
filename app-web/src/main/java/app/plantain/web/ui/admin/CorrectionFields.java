package app.plantain.web.ui.admin;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Corrections;
import app.plantain.core.routing.Corrections.Correction;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a connection can do with one model, as an administrator knows it. */
final class CorrectionFields extends Details {

    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_PROMPT = 32_000;

    private final CheckboxGroup<ResolutionTier> tiers = new CheckboxGroup<>("Resolutions");
    private final CheckboxGroup<AspectRatio> ratios = new CheckboxGroup<>("Aspect ratios");
    private final TextField references = number("Most references");
    private final TextField prompt = number("Longest prompt");
    private final transient List<Capabilities> said;

    /**
     * @param said what the adapter says of the model
     * @param correction what is otherwise already
     */
    CorrectionFields(ModelId model, List<Capabilities> said, Optional<Correction> correction) {
        this.said = said;
        var known = correction.stream().flatMap(one -> one.ratiosOn().stream());
        tiers.addClassName("pl-ticks");
        ratios.addClassName("pl-ticks");
        tiers.setItems(ResolutionTier.values());
        ratios.setItems(Stream.of(NativeSizes.ratios().stream(), saidRatios(), known)
                .flatMap(all -> all)
                .distinct()
                .toList());
        tiers.select(
                said.stream().flatMap(one -> one.tiers().stream()).distinct().toList());
        ratios.select(saidRatios().distinct().toList());
        correction.ifPresent(this::show);
        var most = said.stream().mapToInt(one -> one.references().most()).max().orElse(0);
        var longest =
                said.stream().mapToInt(Capabilities::maxPromptLength).max().orElse(0);
        references.setHelperText("Empty: %d, as the adapter says. 0: none.".formatted(most));
        prompt.setHelperText("In characters. Empty: %,d, as the adapter says.".formatted(longest));
        var limits = new Div(references, prompt);
        limits.addClassName("pl-fields");
        var fields = new Div(tiers, ratios, limits);
        fields.addClassName("pl-stack");
        add(fields);
        setSummaryText(model + correction.map(one -> " · corrected").orElse(""));
    }

    private void show(Correction correction) {
        tiers.deselect(correction.tiersOff());
        tiers.select(correction.tiersOn());
        ratios.deselect(correction.ratiosOff());
        ratios.select(correction.ratiosOn());
        references.setValue(written(correction.references()));
        prompt.setValue(written(correction.promptLength()));
    }

    /** What is otherwise than the adapter says; empty where something written is wrong, which its field says then. */
    Optional<Correction> read() {
        var most = CheckedField.read(references, text -> limit(text, 0, MOST_REFERENCES));
        var longest = CheckedField.read(prompt, text -> limit(text, 1, LONGEST_PROMPT));
        if (most.isEmpty() || longest.isEmpty()) {
            setOpened(true);
            return Optional.empty();
        }
        return Optional.of(Corrections.between(
                said,
                List.copyOf(tiers.getSelectedItems()),
                ratios.getListDataView().getItems().filter(ratios::isSelected).toList(),
                most.get(),
                longest.get()));
    }

    private Stream<AspectRatio> saidRatios() {
        return said.stream().flatMap(one -> one.aspectRatios().stream());
    }

    private static OptionalInt limit(String text, int least, int most) {
        return text.isBlank()
                ? OptionalInt.empty()
                : OptionalInt.of(Corrections.number(text.strip().replace(",", ""), least, most));
    }

    private static String written(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "";
    }

    private static TextField number(String label) {
        var field = new TextField(label);
        field.setManualValidation(true);
        field.getElement().setAttribute("inputmode", "numeric");
        return field;
    }
}
