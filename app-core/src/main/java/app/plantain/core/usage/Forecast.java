package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import java.time.LocalDate;

/** For how long a team's credits last if it goes on as it did of late. */
public sealed interface Forecast {

    /**
     * It has not spent for long enough to tell.
     *
     * @param days on how many whole days it could have
     * @param needed how many are needed
     */
    record TooLittleKnown(int days, int needed) implements Forecast {}

    /** It spent nothing in the last days, however many. */
    record NothingSpent(int days) implements Forecast {}

    /**
     * They run out.
     *
     * @param on the day on which the last one is spent
     * @param aDay what it spent on each of the last days, rounded down to the hundredth
     * @param days how many days that is the average of
     */
    record RunsOut(LocalDate on, Credits aDay, int days) implements Forecast {}

    /** They last for more than ten years. */
    record LastsForYears(Credits aDay, int days) implements Forecast {}

    /** Nothing is left to run out. */
    record NothingLeft() implements Forecast {}
}
