package app.plantain.core.usage;

import app.plantain.core.identity.TeamId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What moved on each day. Days that are over do not change any more, so what was read of them stays in memory: a page that
 * is open while a team works reads only yesterday and today again.
 */
@Component
class DayTotals {

    private static final int TEAMS = 500;

    private final TransferSums rows;
    private final TeamDays days;

    private final Map<TeamId, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TeamId, Known> eldest) {
            return size() > TEAMS;
        }
    });

    DayTotals(TransferSums rows, TeamDays days) {
        this.rows = rows;
        this.days = days;
    }

    /** Days that follow one another, with what moved on those on which something did. */
    private record Known(ZoneId zone, LocalDate first, LocalDate last, NavigableMap<LocalDate, Totals> days) {

        /** Whether the other days are among these, or begin or end beside them. */
        boolean meets(LocalDate otherFirst, LocalDate otherLast) {
            return !otherFirst.isAfter(last.plusDays(1)) && !otherLast.isBefore(first.minusDays(1));
        }
    }

    /** What moved on each of the period's days on which something did. */
    SequencedMap<LocalDate, Totals> of(TeamId team, TeamAccounts accounts, Period period) {
        var moved = new TreeMap<LocalDate, Totals>();
        // Clocks of nodes may differ, and a transfer is seen a moment after its time.
        var yesterday = days.today(period.zone()).minusDays(1);
        var over = period.last().isBefore(yesterday) ? period.last() : yesterday.minusDays(1);
        if (!period.first().isAfter(over)) {
            moved.putAll(over(team, accounts, new Period(period.first(), over, period.zone())));
        }
        if (!period.last().isBefore(yesterday)) {
            var first = period.first().isAfter(yesterday) ? period.first() : yesterday;
            moved.putAll(rows.byDay(team, accounts, new Period(first, period.last(), period.zone())));
        }
        return moved;
    }

    private Map<LocalDate, Totals> over(TeamId team, TeamAccounts accounts, Period period) {
        var before = known.get(team);
        if (before == null || !before.zone().equals(period.zone()) || !before.meets(period.first(), period.last())) {
            var read = new TreeMap<>(rows.byDay(team, accounts, period));
            known.put(team, new Known(period.zone(), period.first(), period.last(), read));
            return read;
        }
        var all = new TreeMap<>(before.days());
        if (period.first().isBefore(before.first())) {
            all.putAll(rows.byDay(
                    team, accounts, new Period(period.first(), before.first().minusDays(1), period.zone())));
        }
        if (period.last().isAfter(before.last())) {
            all.putAll(rows.byDay(team, accounts, new Period(before.last().plusDays(1), period.last(), period.zone())));
        }
        known.put(
                team,
                new Known(
                        period.zone(),
                        earlier(period.first(), before.first()),
                        later(period.last(), before.last()),
                        all));
        return all.subMap(period.first(), true, period.last(), true);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
