package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;

/**
 * A person puts a mistake right.
 *
 * @param amount more than zero, at most {@link Grant#MOST}
 * @param direction whether the team gets it or gives it back
 * @param reason in words, for the team's statement; 1 to {@value Grant#LONGEST_REASON} characters
 * @param businessKey names this correction, so that sending it twice corrects once
 */
public record Correction(TeamId team, Credits amount, Direction direction, String reason, String businessKey) {

    /** Which way the credits go. */
    public enum Direction {
        /** The team gets them. */
        GIVE,
        /** They are taken back. */
        TAKE
    }

    /**
     * Checks what is not a type of its own.
     *
     * @throws IllegalArgumentException with a text for the user
     */
    public Correction {
        amount = Grant.checked(amount);
        reason = Grant.checkedReason(reason);
    }
}
