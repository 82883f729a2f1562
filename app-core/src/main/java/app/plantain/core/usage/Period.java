package app.plantain.core.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * Whole days of a calendar.
 *
 * @param first the first day
 * @param last the last day, not before the first, which belongs to it too
 * @param zone where the days begin at midnight
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A period ends after it begins");
        }
    }

    /** A whole month. */
    public static Period of(YearMonth month, ZoneId zone) {
        return new Period(month.atDay(1), month.atEndOfMonth(), zone);
    }

    /** So many days, of which the last is this one. */
    public static Period until(LocalDate last, int days, ZoneId zone) {
        return new Period(last.minusDays(days - 1L), last, zone);
    }

    /** When it begins. */
    public Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When it has ended: the first moment after it. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Its days in their order. */
    public List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
