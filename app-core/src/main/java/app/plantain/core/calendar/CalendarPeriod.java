package app.plantain.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A stretch of the calendar that begins again when it is over. Periods are counted in whole days of a time zone, so one
 * with a change of the clocks in it is an hour shorter or longer.
 */
public enum CalendarPeriod {
    DAY {
        @Override
        public LocalDate first(LocalDate day) {
            return day;
        }

        @Override
        public LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    /** From Monday. */
    WEEK {
        @Override
        public LocalDate first(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        public LocalDate next(LocalDate day) {
            return first(day).plusWeeks(1);
        }
    },
    MONTH {
        @Override
        public LocalDate first(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        public LocalDate next(LocalDate day) {
            return first(day).plusMonths(1);
        }
    };

    /** The first day of the period in which a day lies. */
    public abstract LocalDate first(LocalDate day);

    /** The first day of the period after the one in which a day lies. */
    public abstract LocalDate next(LocalDate day);

    /** The first day of the period in which a moment lies, as the calendar of that zone has it. */
    public LocalDate first(Instant at, ZoneId zone) {
        return first(LocalDate.ofInstant(at, zone));
    }

    /** When the period begins in which a moment lies. */
    public Instant start(Instant at, ZoneId zone) {
        return startOf(first(at, zone), zone);
    }

    /** When the period is over in which a moment lies, and the next one begins. */
    public Instant end(Instant at, ZoneId zone) {
        return startOf(next(LocalDate.ofInstant(at, zone)), zone);
    }

    /** The first moment of a day; where the clocks skip midnight, the first one after it. */
    public static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
