package app.plantain.core.credits;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a team's credits go on if it spends the same each day: what is given for a time expires, and allowances come.
 *
 * @param now what it has, held or not, after all that is due
 * @param days from tomorrow on, {@value #DAYS} of them
 * @param runsOut the day on which the last one goes, so that the team cannot go on as before; empty where that is not within
 *     ten years
 * @param expires what expires unspent until then
 * @param comes the allowances that come until then
 * @param comesNext the day on which the next allowance comes
 */
public record Outlook(
        Credits now,
        List<Day> days,
        Optional<LocalDate> runsOut,
        Credits expires,
        Credits comes,
        Optional<LocalDate> comesNext) {

    /** How many days are told one by one. */
    public static final int DAYS = 90;

    public Outlook {
        days = List.copyOf(days);
    }

    /** What is left at the end of a day. */
    public record Day(LocalDate day, Credits left) {}
}
