package app.plantain.core.usage;

import java.time.LocalDate;

/**
 * What a transfer {@code t} means to its team, in the words of SQL. It is read from the accounts, not from the kind: so
 * kinds may be added.
 */
final class Flows {

    /** By how much more can be spent. */
    static final String AVAILABLE =
            "case when t.credit = 'AVAILABLE' then t.amount when t.debit = 'AVAILABLE' then -t.amount else 0 end";

    /** By how much more is held. */
    static final String HELD =
            "case when t.credit = 'HELD' then t.amount when t.debit = 'HELD' then -t.amount else 0 end";

    /** What came in from outside. */
    static final String IN = "case when t.credit = 'AVAILABLE' and t.debit <> 'HELD' then t.amount else 0 end";

    /** What went without an image. */
    static final String OUT = "case when t.debit = 'AVAILABLE' and t.credit <> 'HELD' then t.amount else 0 end";

    /** What was paid for an image. */
    static final String SPENT = "case when t.debit = 'HELD' and t.credit <> 'AVAILABLE' then t.amount else 0 end";

    /** Whether it was an image, 1 or 0. */
    static final String IMAGES = "case when t.debit = 'HELD' and t.credit <> 'AVAILABLE' then 1 else 0 end";

    private static final int YEARS = 10_000;
    private static final int MONTHS = 100;

    /**
     * The day of a moment in the zone {@code :zone}, as a number such as 20261121: its parts are what both databases tell
     * alike, and not a date, for which H2 goes back to the zone of its session.
     */
    static String day(String moment) {
        var there = moment + " at time zone :zone)";
        return "cast(extract(year from %s * %d + extract(month from %s * %d + extract(day from %s as integer)"
                .formatted(there, YEARS, there, MONTHS, there);
    }

    /** Reads such a number. */
    static LocalDate day(int number) {
        return LocalDate.of(number / YEARS, number / MONTHS % MONTHS, number % MONTHS);
    }

    private Flows() {}
}
