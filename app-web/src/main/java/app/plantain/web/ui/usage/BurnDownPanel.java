package app.plantain.web.ui.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Outlook;
import app.plantain.core.usage.BurnDown;
import app.plantain.core.usage.Forecast;
import app.plantain.web.ui.component.Chart;
import app.plantain.web.ui.component.ChartPanel;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the team had left at the end of each day, and until when that lasts. */
final class BurnDownPanel extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final int LEAST_AHEAD = 7;
    private static final double HUNDREDTHS = 100;

    private final Chart chart = new Chart(Chart.Kind.LINE, "Credits left at the end of each day");
    private final ChartPanel panel = new ChartPanel("Credits left", chart);

    BurnDownPanel() {
        add(panel);
    }

    /** Shows what was left, and what is expected where the last day is today. */
    void show(BurnDown burnDown, LocalDate today) {
        var points = new ArrayList<Point>();
        burnDown.days().forEach(day -> points.add(new Point(day.day(), Optional.of(day.left()), Optional.empty())));
        if (!points.isEmpty() && points.getLast().day().equals(today)) {
            expect(points, burnDown.ahead());
        }
        draw(points);
        panel.show(inWords(burnDown.forecast()), () -> table(points));
    }

    private record Point(LocalDate day, Optional<Credits> left, Optional<Credits> expected) {}

    /** As far ahead as it is shown back, but not beyond the day on which the last one goes for good. */
    private static void expect(List<Point> points, List<Outlook.Day> ahead) {
        var end = Math.min(ahead.size(), Math.max(LEAST_AHEAD, points.size()));
        while (end > 1 && ahead.get(end - 2).left().isZero()) {
            end--;
        }
        if (end > 0) {
            var last = points.removeLast();
            points.add(new Point(last.day(), last.left(), last.left()));
        }
        ahead.subList(0, end)
                .forEach(day -> points.add(new Point(day.day(), Optional.empty(), Optional.of(day.left()))));
    }

    private void draw(List<Point> points) {
        var series = new ArrayList<Chart.Series>();
        series.add(new Chart.Series(
                "Left", points.stream().map(point -> figure(point.left())).toList(), false));
        if (points.stream().anyMatch(point -> point.expected().isPresent())) {
            series.add(new Chart.Series(
                    "Expected",
                    points.stream().map(point -> figure(point.expected())).toList(),
                    true));
        }
        chart.show(
                points.stream()
                        .map(Point::day)
                        .map(SpentPanel.SHORT_DAY::format)
                        .toList(),
                series);
    }

    private static Chart.Figure figure(Optional<Credits> credits) {
        return credits.map(amount ->
                        new Chart.Figure(amount.hundredths() / HUNDREDTHS, CreditText.of(amount) + " credits"))
                .orElse(Chart.Figure.NONE);
    }

    private static Component table(List<Point> points) {
        var table = new CardTable<Point>("Credits left");
        table.column("Day", point -> new Span(DAY.format(point.day())));
        table.number("Left", point -> point.left().map(CreditText::of).orElse(""));
        table.number("Expected", point -> point.expected().map(CreditText::of).orElse(""));
        table.setRows(points.reversed());
        return table;
    }

    /** How long they last, or why nobody can say. */
    static String inWords(Forecast forecast) {
        return switch (forecast) {
            case Forecast.NothingLeft(var comesNext) ->
                "Nothing is left."
                        + comesNext
                                .map(day -> " The next allowance comes on %s.".formatted(DAY.format(day)))
                                .orElse("");
            case Forecast.TooLittleKnown(var days, var needed) ->
                "There is too little to tell how long they last: %s of spending so far, %d are needed."
                        .formatted(days == 1 ? "1 whole day" : days + " whole days", needed);
            case Forecast.NothingSpent(var days) ->
                "Nothing was spent in the last %d days, so they do not run out.".formatted(days);
            case Forecast.LastsForYears(var aDay, var days) ->
                "At %s credits a day, as in the last %d days, they last for more than ten years."
                        .formatted(CreditText.of(aDay), days);
            case Forecast.RunsOut runsOut -> inWords(runsOut);
        };
    }

    private static String inWords(Forecast.RunsOut runsOut) {
        var pace = runsOut.aDay().isZero()
                ? "Nothing was spent in the last %d days".formatted(runsOut.days())
                : "At %s credits a day, as in the last %d days"
                        .formatted(CreditText.of(runsOut.aDay()), runsOut.days());
        return "%s, they run out on %s. %sOther credits that may come in are not counted."
                .formatted(pace, DAY.format(runsOut.on()), meanwhile(runsOut.expires(), runsOut.comes()));
    }

    private static String meanwhile(Credits expires, Credits comes) {
        var parts = new ArrayList<String>();
        if (!expires.isZero()) {
            parts.add("%s expire unspent".formatted(CreditText.brief(expires)));
        }
        if (!comes.isZero()) {
            parts.add("%s come as allowances".formatted(CreditText.brief(comes)));
        }
        return parts.isEmpty() ? "" : "Until then %s. ".formatted(String.join(" and ", parts));
    }
}
