package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;

/**
 * A person puts a mistake right: credits that are available are taken back. What is to be given instead is a {@link Grant}.
 *
 * @param amount more than zero, at most {@link Grant#MOST}
 * @param reason in words, for the team's statement; 1 to {@value Grant#LONGEST_REASON} characters
 * @param businessKey names this correction, so that sending it twice corrects once
 */
public record Correction(TeamId team, Credits amount, String reason, String businessKey) {

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
