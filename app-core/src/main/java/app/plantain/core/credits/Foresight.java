package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes ahead day by day with what a team has, and spends the same on each. Open jobs are taken for ended by tomorrow. */
final class Foresight {

    private static final int TEN_YEARS = 3_650;

    private final GrantBook book;
    private final Passage passage;
    private final Foreseen foreseen;
    private final ZoneId zone;
    private final Pace pace;
    private final List<Outlook.Day> days = new ArrayList<>();
    private @Nullable LocalDate empty;
    private long spent;

    Foresight(GrantBook book, Passage passage, Foreseen foreseen, ZoneId zone, Pace pace) {
        this.book = book;
        this.passage = passage;
        this.foreseen = foreseen;
        this.zone = zone;
        this.pace = pace;
    }

    /** How fast a team spends: so much within so many days. */
    record Pace(Credits spent, int days) {

        /** What is spent within the first days, in hundredths. */
        private long within(int first) {
            return Math.multiplyExact(spent.hundredths(), first) / days;
        }
    }

    /** The outlook from a day on, which is not over: it is taken for one on which nothing more is spent. */
    Outlook from(LocalDate today) {
        var now = book.left();
        var comesNext = passage.allowance().map(next -> LocalDate.ofInstant(next.nextAt(), zone));
        foreseen.forget();
        empty = now.isZero() ? today : null;
        Optional<LocalDate> runsOut = Optional.empty();
        var expires = Credits.ZERO;
        var comes = Credits.ZERO;
        for (var number = 1; number <= TEN_YEARS && (runsOut.isEmpty() || number <= Outlook.DAYS); number++) {
            var end = passed(today.plusDays(number), number);
            if (runsOut.isEmpty()) {
                runsOut = end;
                expires = foreseen.expired();
                comes = foreseen.came();
            }
        }
        return new Outlook(now, days, runsOut, expires, comes, comesNext);
    }

    /** Spends a day; says on which one the last credits went, where there were too few for this one. */
    private Optional<LocalDate> passed(LocalDate day, int number) {
        passage.upTo(CalendarPeriod.startOf(day, zone), Credits.ZERO);
        var had = book.left();
        if (!had.isZero()) {
            empty = null;
        }
        var wanted = new Credits(pace.within(number) - spent);
        spent += wanted.hundredths();
        book.settle(had.minus(wanted.atMost(had)));
        // What ends at midnight ends with the day before.
        passage.expire(CalendarPeriod.startOf(day.plusDays(1), zone), Credits.ZERO);
        book.gather();
        var left = book.left();
        if (left.isZero() && empty == null) {
            empty = day;
        }
        if (number <= Outlook.DAYS) {
            days.add(new Outlook.Day(day, left));
        }
        var tooFew = had.isLessThan(wanted) || (pace.spent().isZero() && left.isZero());
        return tooFew ? Optional.of(empty == null ? day : empty) : Optional.empty();
    }
}
