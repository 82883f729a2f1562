package app.plantain.core.codes;

import app.plantain.core.credits.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch of codes as administrators see it.
 *
 * @param codes how many there are
 * @param uses how many teams can redeem each
 * @param amount what one redemption gives
 * @param redeemUntil until when codes can be redeemed, empty for always
 * @param lifeDays after how many days the redeemed credits expire, empty for never
 * @param redeemed how often any of its codes was redeemed
 * @param createdBy the person's name
 * @param revokedAt since when no code can be redeemed any more, empty where nobody revoked them
 */
public record CodeBatch(
        CodeBatchId id,
        String name,
        int codes,
        int uses,
        Credits amount,
        Optional<Instant> redeemUntil,
        Optional<Integer> lifeDays,
        int redeemed,
        String createdBy,
        Instant createdAt,
        Optional<Instant> revokedAt) {

    /** What can be done with the codes of a batch. */
    public enum State {
        /** They can be redeemed. */
        OPEN,
        /** Each was redeemed as often as it can be. */
        USED_UP,
        /** It is too late to redeem them. */
        ENDED,
        /** An administrator revoked them. */
        REVOKED
    }

    /** How often the codes can be redeemed, all in all. */
    public long redeemable() {
        return (long) codes * uses;
    }

    /** What was given for its codes until now. */
    public Credits given() {
        return amount.times(redeemed);
    }

    /** What becomes of somebody who redeems one of the codes now. */
    public State state(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        if (redeemed >= redeemable()) {
            return State.USED_UP;
        }
        return redeemUntil.filter(end -> !now.isBefore(end)).isPresent() ? State.ENDED : State.OPEN;
    }
}
