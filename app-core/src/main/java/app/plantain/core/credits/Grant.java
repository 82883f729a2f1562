package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.Optional;

/**
 * Credits that a team is given.
 *
 * @param amount more than zero
 * @param expiresAt when the rest of it is gone, empty where it never is
 * @param reason in words, for the team's statement; 1 to {@value #LONGEST_REASON} characters
 * @param businessKey names this grant, so that sending it twice grants once
 */
public record Grant(TeamId team, Credits amount, Optional<Instant> expiresAt, String reason, String businessKey) {

    /** The most that a person gives a team at once: more is a slip of the finger. */
    public static final Credits MOST = Credits.of(1_000_000);

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 200;

    /**
     * Checks what is not a type of its own.
     *
     * @throws IllegalArgumentException with a text for the user
     */
    public Grant {
        amount = some(amount);
        reason = checkedReason(reason);
    }

    /**
     * Reads an amount as a person writes it.
     *
     * @throws IllegalArgumentException with a text for the user, where it is none or out of bounds
     */
    public static Credits amount(String text) {
        return checked(Credits.parse(text.strip()));
    }

    /**
     * The reason without the blanks around it.
     *
     * @throws IllegalArgumentException with a text for the user, where it is empty or too long
     */
    public static String checkedReason(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("Write a reason: the team reads it in its statement");
        }
        if (stripped.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("Shorten the reason to %d characters".formatted(LONGEST_REASON));
        }
        return stripped;
    }

    private static Credits some(Credits amount) {
        if (amount.isZero()) {
            throw new IllegalArgumentException("Write an amount above zero");
        }
        return amount;
    }

    /**
     * An amount that a person may give or take at once.
     *
     * @throws IllegalArgumentException with a text for the user, where it is none or too much
     */
    static Credits checked(Credits amount) {
        if (MOST.isLessThan(amount)) {
            throw new IllegalArgumentException("Grant at most 1,000,000 credits at once");
        }
        return some(amount);
    }
}
