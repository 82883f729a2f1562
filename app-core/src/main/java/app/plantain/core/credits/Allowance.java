package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Credits that a team is given again with each period of its calendar.
 *
 * @param amount of one period, more than zero
 * @param rollOver the most that is left over from the periods before when one begins: what is more expires then, and
 *     without a limit nothing does
 * @param nextAt when it comes next
 */
public record Allowance(Credits amount, CalendarPeriod period, Optional<Credits> rollOver, Instant nextAt) {

    /** Whether it is on these terms. */
    boolean is(Credits otherAmount, CalendarPeriod otherPeriod, Optional<Credits> otherRollOver) {
        return amount.equals(otherAmount) && period == otherPeriod && rollOver.equals(otherRollOver);
    }

    /** When what is given expires, of which the next renewal may carry some over. */
    Optional<Instant> expiry(Instant end) {
        return rollOver.map(_ -> end);
    }

    /** Why it comes, for the statement. */
    String reason() {
        return "Allowance of the " + name(period);
    }

    /** The period in words, such as {@code day}. */
    static String name(CalendarPeriod period) {
        return period.name().toLowerCase(Locale.ROOT);
    }
}
