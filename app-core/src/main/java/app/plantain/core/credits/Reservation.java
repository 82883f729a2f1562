package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;

/**
 * Credits that a team wants to hold for something.
 *
 * @param amount of one hold, more than zero
 * @param count how many holds
 * @param by who spends
 * @param reason in words, for the statement
 */
public record Reservation(TeamId team, Credits amount, int count, UserId by, String reason) {

    /** What all of its holds need. */
    Credits total() {
        return amount.times(count);
    }
}
