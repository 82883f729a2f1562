package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import java.time.LocalDate;
import java.util.Optional;

/**
 * For how long a team's credits last if it spends as it did of late. What expires until then is gone, and allowances that
 * come are added; whatever else may come in is not foreseen.
 */
public sealed interface Forecast {

    /**
     * It has not spent for long enough to tell.
     *
     * @param days on how many whole days it could have
     * @param needed how many are needed
     */
    record TooLittleKnown(int days, int needed) implements Forecast {}

    /** It spent nothing in the last days, however many, and what it has does not expire. */
    record NothingSpent(int days) implements Forecast {}

    /**
     * They run out.
     *
     * @param on the day on which the last one is spent or expires
     * @param aDay what it spent on each of the last days, rounded down to the hundredth
     * @param days how many days that is the average of
     * @param expires what expires unspent until then
     * @param comes the allowances that come until then
     */
    record RunsOut(LocalDate on, Credits aDay, int days, Credits expires, Credits comes) implements Forecast {}

    /** They last for more than ten years. */
    record LastsForYears(Credits aDay, int days) implements Forecast {}

    /**
     * Nothing is left to run out.
     *
     * @param comesNext the day on which an allowance comes
     */
    record NothingLeft(Optional<LocalDate> comesNext) implements Forecast {}

    /** Whether there is something to draw ahead of today. */
    default boolean isDrawn() {
        return switch (this) {
            case RunsOut _, LastsForYears _ -> true;
            case TooLittleKnown _, NothingSpent _, NothingLeft _ -> false;
        };
    }
}
