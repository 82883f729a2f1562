package app.plantain.web.ui.admin;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.UserId;
import app.plantain.core.prices.PriceDraft;
import app.plantain.core.prices.PricePreview;
import app.plantain.core.prices.PriceRules;
import app.plantain.core.prices.PriceTrial;
import app.plantain.core.prices.ReferenceRange;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets a price. What would change is shown first; nothing is saved that was not shown as it is. */
final class PriceDialog extends Dialog {

    private static final int SHOWN_MILLIS = 6000;
    private static final String ALL_TEAMS = "All teams";

    private final transient PriceRules rules;
    private final transient PricePreview preview;
    private final transient PriceTrial trial;
    private final UserId by;
    private final transient Runnable saved;
    private final Select<ModelId> model = new Select<>();
    private final CheckboxGroup<ResolutionTier> tiers = new CheckboxGroup<>("Resolutions");
    private final TextField least = field("References from", "0 for any image.");
    private final TextField most = field("References to", "Empty for no limit.");
    private final Select<String> group = new Select<>();
    private final TextField amount = field("Credits an image", "Such as 7 or 7.50.");
    private final Checkbox withdraw = new Checkbox("Withdraw: less specific prices count instead, or it is not sold");
    private final DateTimePicker from = new DateTimePicker("From");
    private final TextField reason = field("Reason", "It stays in the history.");
    private final Div outcome = new Div();
    private final Button show = new Button("Preview", click -> preview());
    private final Button save = new Button("Save", click -> save());
    private transient @Nullable PriceDraft shown;

    /**
     * Makes the dialog.
     *
     * @param line what is chosen at first
     * @param saved called when the price is set
     */
    PriceDialog(
            PriceRules rules,
            PricePreview preview,
            PriceTrial trial,
            UserId by,
            List<ModelId> models,
            List<TeamGroup> groups,
            PriceLine line,
            Runnable saved) {
        super("New price");
        this.rules = rules;
        this.preview = preview;
        this.trial = trial;
        this.by = by;
        this.saved = saved;
        choices(models, groups, line);
        var note =
                new Paragraph("Prices are never changed: the new one takes over, now or later. Quotes that were given"
                        + " and images that are ordered keep their price.");
        note.addClassName("pl-quiet");
        var fields = new Div(model, group, amount, least, most, reason);
        fields.addClassName("pl-fields");
        outcome.addClassName("pl-stack");
        var content = new Div(note, fields, tiers, withdraw, from, outcome);
        content.addClassName("pl-stack");
        setWidth("min(760px, 94vw)");
        add(content);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setEnabled(false);
        getFooter().add(new Button("Cancel", click -> close()), show, save);
        Stream.<HasValue<?, ?>>of(model, tiers, least, most, group, amount, withdraw, from, reason)
                .forEach(field -> field.addValueChangeListener(change -> forget()));
    }

    private void choices(List<ModelId> models, List<TeamGroup> groups, PriceLine line) {
        model.setLabel("Model");
        model.setItems(models);
        line.model()
                .filter(models::contains)
                .or(() -> models.stream().findFirst())
                .ifPresent(model::setValue);
        tiers.setItems(ResolutionTier.values());
        tiers.addClassName("pl-checks");
        tiers.setHelperText("All that are chosen have the same price from then on.");
        group.setLabel("Teams");
        group.setItems(Stream.concat(Stream.of(ALL_TEAMS), groups.stream().map(TeamGroup::name))
                .toList());
        group.setValue(line.group().map(TeamGroup::name).orElse(ALL_TEAMS));
        least.setValue(Integer.toString(line.references().least()));
        most.setValue(line.references().most().stream()
                .mapToObj(Integer::toString)
                .findFirst()
                .orElse(""));
        least.getElement().setAttribute("inputmode", "numeric");
        most.getElement().setAttribute("inputmode", "numeric");
        amount.getElement().setAttribute("inputmode", "decimal");
        reason.setMaxLength(PriceDraft.LONGEST_REASON);
        from.setHelperText("Empty for at once. In the time of your browser.");
        from.setStep(Duration.ofMinutes(30));
        from.setWidth("min(340px, 100%)");
        withdraw.addValueChangeListener(change -> amount.setEnabled(!change.getValue()));
    }

    /** Shows what the fields would change, or says at the fields what is wrong. */
    void preview() {
        forget();
        draft().ifPresent(draft -> {
            outcome.add(new PriceOutcome(preview.changes(draft), trial.whatIf(draft)));
            shown = draft;
            save.setEnabled(true);
            outcome.scrollIntoView();
        });
    }

    /** Sets the price that was shown. */
    void save() {
        var draft = shown;
        if (draft == null) {
            return;
        }
        try {
            rules.add(draft, by);
        } catch (IllegalArgumentException passed) {
            forget();
            from.setErrorMessage(passed.getMessage() + ".");
            from.setInvalid(true);
            return;
        }
        close();
        saved.run();
        Notification.show(
                        draft.from().isPresent()
                                ? "The price takes over when its time comes"
                                : "The price counts from now on",
                        SHOWN_MILLIS,
                        Notification.Position.BOTTOM_CENTER)
                .addThemeVariants(NotificationVariant.SUCCESS);
    }

    private void forget() {
        shown = null;
        save.setEnabled(false);
        outcome.removeAll();
        from.setInvalid(false);
        tiers.setInvalid(false);
    }

    private Optional<PriceDraft> draft() {
        var words = CheckedField.read(reason, PriceDraft::checkedReason);
        var price = CheckedField.read(
                amount, text -> withdraw.getValue() ? Optional.<Credits>empty() : Optional.of(PriceDraft.price(text)));
        var range = CheckedField.read(least, PriceDialog::number)
                .flatMap(first -> CheckedField.read(most, text -> range(first, text)));
        var chosen = model.getValue();
        var resolutions = resolutions();
        if (chosen == null || words.isEmpty() || price.isEmpty() || range.isEmpty() || resolutions.isEmpty()) {
            return Optional.empty();
        }
        var line = new PriceLine(Optional.of(chosen), range.get(), team());
        var keys = resolutions.stream().map(tier -> line.in(chosen, tier)).toList();
        return Optional.of(new PriceDraft(keys, price.get(), time(), words.get()));
    }

    private List<ResolutionTier> resolutions() {
        Set<ResolutionTier> chosen = tiers.getValue();
        if (chosen.isEmpty()) {
            tiers.setErrorMessage("Choose at least one resolution.");
            tiers.setInvalid(true);
        }
        return chosen.stream().sorted().toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("Write a number of references, from 0", noNumber);
        }
    }

    private static ReferenceRange range(int first, String last) {
        return new ReferenceRange(first, last.isBlank() ? OptionalInt.empty() : OptionalInt.of(number(last)));
    }

    private Optional<TeamGroup> team() {
        return Optional.ofNullable(group.getValue())
                .filter(name -> !name.equals(ALL_TEAMS))
                .map(TeamGroup::new);
    }

    private Optional<Instant> time() {
        return from.getOptionalValue().map(time -> time.atZone(zone()).toInstant());
    }

    private ZoneId zone() {
        return getUI().map(ui -> ui.getPage().getExtendedClientDetails().getTimeZoneId())
                .filter(name -> ZoneId.getAvailableZoneIds().contains(name))
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    private static TextField field(String label, String help) {
        var field = new TextField(label);
        field.setHelperText(help);
        field.setManualValidation(true);
        return field;
    }
}
