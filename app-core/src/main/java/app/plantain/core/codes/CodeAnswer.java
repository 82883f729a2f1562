package app.plantain.core.codes;

import app.plantain.core.credits.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of redeeming a code. Only {@link Redeemed} moved credits; all but {@link NotKnown} tell that the code is
 * one of ours, which nobody guesses.
 */
public sealed interface CodeAnswer {

    /**
     * The team got the credits.
     *
     * @param creditsExpire when what is left of them is gone, empty for never
     * @param available what the team has now
     */
    record Redeemed(Credits amount, Optional<Instant> creditsExpire, Credits available) implements CodeAnswer {}

    /**
     * The team had redeemed this code before.
     *
     * @param at when that was
     */
    record RedeemedBefore(Instant at) implements CodeAnswer {}

    /** The team had redeemed another code of the same batch: it gets one. */
    record HadAnother() implements CodeAnswer {}

    /** It was redeemed as often as it can be, by other teams. */
    record UsedUp() implements CodeAnswer {}

    /**
     * It is too late.
     *
     * @param ended until when it could be redeemed
     */
    record TooLate(Instant ended) implements CodeAnswer {}

    /** An administrator revoked it. */
    record Revoked() implements CodeAnswer {}

    /** There is no such code, or this is none at all. */
    record NotKnown() implements CodeAnswer {}
}
