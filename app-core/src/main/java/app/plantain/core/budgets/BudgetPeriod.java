package app.plantain.core.budgets;

import app.plantain.core.calendar.CalendarPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a budget lasts until it begins again. */
public enum BudgetPeriod {
    DAY(CalendarPeriod.DAY, "daily"),
    WEEK(CalendarPeriod.WEEK, "weekly"),
    MONTH(CalendarPeriod.MONTH, "monthly"),
    /** It never begins again. */
    TOTAL(null, "overall");

    private final Optional<CalendarPeriod> calendar;
    private final String adjective;

    BudgetPeriod(@Nullable CalendarPeriod calendar, String adjective) {
        this.calendar = Optional.ofNullable(calendar);
        this.adjective = adjective;
    }

    /** As in "monthly budget". */
    public String adjective() {
        return adjective;
    }

    /** The day by which the period is known in which a moment lies. */
    LocalDate first(Instant at, ZoneId zone) {
        return calendar.map(period -> period.first(at, zone)).orElse(LocalDate.EPOCH);
    }

    /** When the period began in which a moment lies. */
    Instant start(Instant at, ZoneId zone) {
        return calendar.map(period -> period.start(at, zone)).orElse(Instant.EPOCH);
    }

    /** When the budget begins again, if it ever does. */
    Optional<Instant> end(Instant at, ZoneId zone) {
        return calendar.map(period -> period.end(at, zone));
    }
}
