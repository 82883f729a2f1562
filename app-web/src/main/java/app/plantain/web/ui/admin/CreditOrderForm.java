package app.plantain.web.ui.admin;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.credits.CreditOrder.Deed;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be done with the credits of teams: read from its fields, or refused at the one that is wrong. */
final class CreditOrderForm extends Div {

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,3}");

    private final RadioButtonGroup<Way> way = new RadioButtonGroup<>();
    private final TextField amount = new TextField("Credits");
    private final TextField life = new TextField("Expires after");
    private final Select<CalendarPeriod> period = new Select<>();
    private final TextField rollOver = new TextField("Carried over");
    private final TextField reason = new TextField("Reason");

    /** What can be done. */
    enum Way {
        GIVE("Give"),
        TAKE("Take back"),
        ALLOW("Give regularly"),
        DISALLOW("Stop giving");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /** Makes the form; {@code changed} is called with each change. */
    CreditOrderForm(Runnable changed) {
        addClassName("pl-stack");
        way.setAriaLabel("What to do");
        way.setItems(Way.values());
        way.setItemLabelGenerator(one -> one.title);
        way.setValue(Way.GIVE);
        period.setLabel("Each");
        period.setItems(CalendarPeriod.values());
        period.setItemLabelGenerator(one -> one.name().toLowerCase(Locale.ROOT));
        period.setValue(CalendarPeriod.MONTH);
        life.setHelperText("Days; empty: never. What expires first is spent first.");
        rollOver.setHelperText("At most so many when the next come; empty: all, 0: none.");
        reason.setHelperText("The team reads it in its statement.");
        reason.setMaxLength(Grant.LONGEST_REASON);
        amount.setAutofocus(true);
        amount.getElement().setAttribute("inputmode", "decimal");
        rollOver.getElement().setAttribute("inputmode", "decimal");
        life.getElement().setAttribute("inputmode", "numeric");
        Stream.of(amount, life, rollOver, reason).forEach(field -> {
            field.setManualValidation(true);
            field.setWidthFull();
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        });
        period.setWidthFull();
        period.addValueChangeListener(change -> changed.run());
        way.addValueChangeListener(change -> {
            arrange();
            changed.run();
        });
        add(way, amount, life, period, rollOver, reason);
        arrange();
    }

    Way way() {
        return way.getValue();
    }

    private void arrange() {
        var now = way.getValue();
        amount.setVisible(now != Way.DISALLOW);
        amount.setHelperText(
                switch (now) {
                    case GIVE -> "Such as 500 or 12.50, for each team. One credit is worth about one US cent.";
                    case TAKE -> "From what each team has available.";
                    case ALLOW -> "Each time, beginning now.";
                    case DISALLOW -> "";
                });
        life.setVisible(now == Way.GIVE);
        period.setVisible(now == Way.ALLOW);
        rollOver.setVisible(now == Way.ALLOW);
        Stream.of(amount, life, rollOver, reason).forEach(field -> field.setInvalid(false));
    }

    /** What the fields say, as far as it can be shown before it is sent; empty where a figure is wrong or missing. */
    Optional<Deed> sketch(Instant now) {
        try {
            return Optional.of(deed(now));
        } catch (IllegalArgumentException unfinished) {
            return Optional.empty();
        }
    }

    /** What the fields say; empty where one was marked as wrong. */
    Optional<Deed> read(Instant now) {
        var figures = Stream.<Optional<?>>of(
                        way() == Way.DISALLOW ? Optional.of(Credits.ZERO) : CheckedField.read(amount, Grant::amount),
                        way() == Way.GIVE ? CheckedField.read(life, CreditOrderForm::days) : Optional.of(""),
                        way() == Way.ALLOW ? CheckedField.read(rollOver, CreditOrderForm::most) : Optional.of(""))
                .toList();
        return figures.stream().allMatch(Optional::isPresent) ? Optional.of(deed(now)) : Optional.empty();
    }

    /** The reason; empty where it was marked as wrong. */
    Optional<String> reason() {
        return CheckedField.read(reason, Grant::checkedReason);
    }

    /** Says at the amount what is wrong with the order. */
    void refuse(String explanation) {
        CheckedField.refuse(amount, explanation);
    }

    private Deed deed(Instant now) {
        return switch (way()) {
            case GIVE ->
                new Deed.Give(
                        Grant.amount(amount.getValue()), days(life.getValue()).map(now::plus));
            case TAKE -> new Deed.Take(Grant.amount(amount.getValue()));
            case ALLOW -> new Deed.Allow(Grant.amount(amount.getValue()), period.getValue(), most(rollOver.getValue()));
            case DISALLOW -> new Deed.Disallow();
        };
    }

    private static Optional<Duration> days(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        if (!DAYS.matcher(stripped).matches()) {
            throw new IllegalArgumentException("Write a number of days from 1 to 9999, or leave it empty");
        }
        return Optional.of(Duration.ofDays(Integer.parseInt(stripped)));
    }

    private static Optional<Credits> most(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(Credits.parse(stripped));
    }
}
