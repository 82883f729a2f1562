package app.plantain.web.ui.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.Spent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was spent, as days by series: those of which most was spent by themselves, the rest together.
 *
 * @param series the keys of the series in their order; empty for the rest
 * @param cells credits by day and series
 */
record SpentTable(
        List<LocalDate> days, List<Optional<String>> series, Map<LocalDate, Map<Optional<String>, Credits>> cells) {

    private static final int MOST = 6;

    /** Brings what was spent in a period into order. */
    static SpentTable of(Period period, List<Spent> spent) {
        var sums = new HashMap<String, Credits>();
        spent.forEach(one -> sums.merge(one.key(), one.credits(), Credits::plus));
        var first = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Credits>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(sums.size() > MOST + 1 ? MOST : MOST + 1)
                .map(Map.Entry::getKey)
                .toList();
        var series = first.stream().map(Optional::of).collect(Collectors.toList());
        if (sums.size() > first.size()) {
            series.add(Optional.empty());
        }
        var cells = new LinkedHashMap<LocalDate, Map<Optional<String>, Credits>>();
        spent.forEach(one -> cells.computeIfAbsent(one.day(), _ -> new HashMap<>())
                .merge(Optional.of(one.key()).filter(first::contains), one.credits(), Credits::plus));
        return new SpentTable(period.days(), List.copyOf(series), cells);
    }

    /** What was spent on a day in a series. */
    Credits at(LocalDate day, Optional<String> key) {
        return Optional.ofNullable(cells.get(day))
                .flatMap(row -> Optional.ofNullable(row.get(key)))
                .orElse(Credits.ZERO);
    }

    /** What was spent on a day. */
    Credits on(LocalDate day) {
        return Optional.ofNullable(cells.get(day))
                .map(row -> row.values().stream().reduce(Credits.ZERO, Credits::plus))
                .orElse(Credits.ZERO);
    }

    /** What was spent in all. */
    Credits total() {
        return days.stream().map(this::on).reduce(Credits.ZERO, Credits::plus);
    }

    /** What was spent in a series. */
    Credits total(Optional<String> key) {
        return days.stream().map(day -> at(day, key)).reduce(Credits.ZERO, Credits::plus);
    }
}
