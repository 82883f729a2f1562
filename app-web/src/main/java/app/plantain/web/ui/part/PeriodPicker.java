package app.plantain.web.ui.part;

import app.plantain.core.usage.Period;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Chooses a period of whole days: one of those that people ask for most, or any other. */
public final class PeriodPicker extends Div {

    private final transient List<Choice> choices;
    private final ZoneId zone;
    private final LocalDate today;
    private final Select<Choice> select = new Select<>();
    private final DatePicker first = new DatePicker("From");
    private final DatePicker last = new DatePicker("To");
    private final transient Consumer<Optional<Period>> chosen;

    private record Choice(String name, Optional<Period> period, boolean custom) {}

    /**
     * Makes a picker.
     *
     * @param always whether all time may be chosen
     * @param today the day it is in the zone
     * @param chosen is told what a person chose, empty for all time
     */
    public PeriodPicker(boolean always, LocalDate today, ZoneId zone, Consumer<Optional<Period>> chosen) {
        this.zone = zone;
        this.today = today;
        this.chosen = chosen;
        this.choices = choices(always, today, zone);
        addClassName("pl-filters");
        select.setLabel("Period");
        select.setItems(choices);
        select.setItemLabelGenerator(Choice::name);
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });
        for (var field : List.of(first, last)) {
            field.setLocale(Locale.UK);
            field.setMax(today);
            field.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    chooseCustom();
                }
            });
        }
        add(select, first, last);
    }

    private static List<Choice> choices(boolean always, LocalDate today, ZoneId zone) {
        var month = YearMonth.from(today);
        var choices = new ArrayList<Choice>();
        if (always) {
            choices.add(new Choice("All time", Optional.empty(), false));
        }
        choices.add(new Choice("This month", Optional.of(Period.of(month, zone)), false));
        choices.add(new Choice("Last month", Optional.of(Period.of(month.minusMonths(1), zone)), false));
        choices.add(new Choice("Last 30 days", Optional.of(Period.until(today, 30, zone)), false));
        choices.add(new Choice("Last 90 days", Optional.of(Period.until(today, 90, zone)), false));
        choices.add(new Choice("Other days", Optional.empty(), true));
        return choices;
    }

    /** Shows a period as chosen, empty for all time. */
    public void show(Optional<Period> period) {
        var choice = choices.stream()
                .filter(one -> !one.custom() && one.period().equals(period))
                .findFirst()
                .orElseGet(choices::getLast);
        select.setValue(choice);
        showDays(choice.custom());
        period.ifPresent(days -> {
            first.setValue(days.first());
            last.setValue(days.last());
        });
    }

    private void showDays(boolean custom) {
        first.setVisible(custom);
        last.setVisible(custom);
    }

    private void choose(Choice choice) {
        showDays(choice.custom());
        if (!choice.custom()) {
            chosen.accept(choice.period());
        } else if (first.getOptionalValue().isEmpty()) {
            first.setValue(today.withDayOfMonth(1));
            last.setValue(today);
        }
    }

    private void chooseCustom() {
        var from = first.getOptionalValue();
        var to = last.getOptionalValue();
        var wrong = from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
        last.setInvalid(wrong);
        last.setErrorMessage(wrong ? "Choose a day that is not before the first one" : "");
        if (!wrong && from.isPresent() && to.isPresent()) {
            chosen.accept(Optional.of(new Period(from.get(), to.get(), zone)));
        }
    }
}
