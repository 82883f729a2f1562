package app.plantain.web.ui.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.Split;
import app.plantain.core.usage.StatementFilter;
import app.plantain.web.ui.component.Chart;
import app.plantain.web.ui.component.ChartPanel;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.statement.StatementAddress;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was spent day by day, as bars; each leads to the lines of the statement behind it. */
final class SpentPanel extends Div {

    static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final double HUNDREDTHS = 100;

    private final Chart chart = new Chart(Chart.Kind.BAR, "Credits spent a day");
    private final ChartPanel panel = new ChartPanel("Credits a day", chart);
    private final transient Map<String, String> people;
    private transient Optional<Shown> shown = Optional.empty();

    private record Shown(SpentTable table, Split split, ZoneId zone) {}

    /** Makes a panel without figures; people are known by their ids. */
    SpentPanel(Map<String, String> people) {
        this.people = people;
        chart.addPickListener(pick -> pick(pick.index(), pick.series()));
        add(panel);
    }

    /** Shows what was spent in a period. */
    void show(Period period, Split split, SpentTable table) {
        shown = Optional.of(new Shown(table, split, period.zone()));
        chart.show(
                table.days().stream().map(SHORT_DAY::format).toList(),
                table.series().stream()
                        .map(key -> new Chart.Series(
                                name(split, key),
                                table.days().stream()
                                        .map(day -> figure(table.at(day, key)))
                                        .toList(),
                                false))
                        .toList());
        panel.show(sentence(table), () -> table(table, split, period.zone()));
    }

    private static Chart.Figure figure(Credits credits) {
        return credits.isZero()
                ? Chart.Figure.NONE
                : new Chart.Figure(credits.hundredths() / HUNDREDTHS, CreditText.of(credits) + " credits");
    }

    private static String sentence(SpentTable table) {
        return table.total().isZero()
                ? "Nothing was spent in this time."
                : "%s credits in all. Open a bar to read the lines behind it.".formatted(CreditText.of(table.total()));
    }

    private String name(Split split, Optional<String> key) {
        return switch (split) {
            case NONE -> "Spent";
            case MEMBER -> key.map(id -> people.getOrDefault(id, "Somebody")).orElse("All others");
            case MODEL, VENDOR ->
                key.map(text -> text.isEmpty() ? "Unknown" : text).orElse("All others");
        };
    }

    private Component table(SpentTable table, Split split, ZoneId zone) {
        var list = new CardTable<LocalDate>("Credits a day");
        list.column("Day", day -> link(DAY.format(day), filter(day, split, Optional.empty(), zone)));
        if (split != Split.NONE) {
            table.series().forEach(key -> list.number(name(split, key), day -> text(table.at(day, key))));
        }
        list.number("Together", day -> text(table.on(day)));
        list.setRows(table.days().reversed());
        return list;
    }

    private static String text(Credits credits) {
        return credits.isZero() ? "0" : CreditText.of(credits);
    }

    private static Anchor link(String text, StatementFilter filter) {
        var link = new Anchor(
                StatementAddress.PATH + "?" + StatementAddress.of(filter).getQueryString(), text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private void pick(int day, int series) {
        shown.filter(now -> isAt(now.table().days(), day) && isAt(now.table().series(), series))
                .ifPresent(now -> UI.getCurrent()
                        .navigate(
                                StatementAddress.PATH,
                                StatementAddress.of(filter(
                                        now.table().days().get(day),
                                        now.split(),
                                        now.table().series().get(series),
                                        now.zone()))));
    }

    private static boolean isAt(List<?> list, int place) {
        return place >= 0 && place < list.size();
    }

    /** The lines behind a bar; of what is not told apart, those of the whole day. */
    private static StatementFilter filter(LocalDate day, Split split, Optional<String> key, ZoneId zone) {
        var ofDay = StatementFilter.ALL.in(new Period(day, day, zone)).of(TransferKind.CAPTURE);
        var known = key.filter(text -> !text.isEmpty());
        return switch (split) {
            case NONE -> ofDay;
            case MEMBER -> known.map(UserId::parse).map(ofDay::by).orElse(ofDay);
            case MODEL -> known.map(ModelId::new).map(ofDay::of).orElse(ofDay);
            case VENDOR -> known.map(VendorId::new).map(ofDay::of).orElse(ofDay);
        };
    }
}
