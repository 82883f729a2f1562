package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import java.time.Instant;
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

    /** When what is given expires, of which the next renewal may carry some over. */
    Optional<Instant> expiry(Instant end) {
        return rollOver.map(_ -> end);
    }

    /** The first words of what the calendar gives by itself. */
    static String reason(CalendarPeriod period) {
        return switch (period) {
            case DAY -> "Allowance of the day";
            case WEEK -> "Allowance of the week";
            case MONTH -> "Allowance of the month";
        };
    }
}
