package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who pays, whatever becomes of a job: one row for each way in which it can end. Nothing else decides what is charged.
 * What a vendor bills in spite of a row that charges nothing is Plantain's loss, never the team's.
 */
public enum PaymentRule {
    DELIVERED("The image arrives as it was ordered, or larger", Charge.PRICE),
    DELIVERED_SMALLER("The image arrives in a lower resolution than was ordered", Charge.LOWER_PRICE),
    REFUSED("The vendor refuses the content", Charge.NOTHING),
    FAILED("The vendor fails, or what it sends is no image", Charge.NOTHING),
    LOST("The job is lost, or is not done in time", Charge.NOTHING),
    CANCELLED("Somebody cancels the job", Charge.NOTHING),
    LATE("The image arrives after its job has ended", Charge.NOTHING),
    MADE_TWICE("A vendor makes the same image twice", Charge.NOTHING);

    private final String happening;
    private final Charge charge;

    PaymentRule(String happening, Charge charge) {
        this.happening = happening;
        this.charge = charge;
    }

    /** What a team pays of what was held for a job; the rest goes back. */
    public enum Charge {
        PRICE("The team pays the price that was held"),
        LOWER_PRICE(
                "The team pays the price of the resolution that arrived, as it was at the order; the rest goes back"),
        NOTHING("The team pays nothing; what was held goes back");

        private final String words;

        Charge(String words) {
            this.words = words;
        }

        /** Who pays what, as a sentence. */
        public String words() {
            return words;
        }
    }

    /** What happens to the job, as a sentence. */
    public String happening() {
        return happening;
    }

    /** Who pays then. */
    public Charge charge() {
        return charge;
    }

    /** The rule that an ended job was charged by; empty while it is open. */
    public static Optional<PaymentRule> of(JobView job) {
        return switch (job.state()) {
            case SUCCEEDED -> Optional.of(job.isShortDelivery() ? DELIVERED_SMALLER : DELIVERED);
            case FAILED ->
                Optional.of(
                        job.asset().isPresent()
                                ? LATE
                                : job.failure().map(PaymentRule::ofFailure).orElse(FAILED));
            case CANCELLED -> Optional.of(job.asset().isPresent() ? LATE : CANCELLED);
            case QUEUED, SUBMITTING, RUNNING, STORING, IN_DOUBT -> Optional.empty();
        };
    }

    /** An image is here for a job that has none, or has one, or has ended without one. */
    static PaymentRule ofArrival(Job job, ResolutionTier delivered) {
        if (job.hasAsset()) {
            return MADE_TWICE;
        }
        if (job.state().isFinished()) {
            return LATE;
        }
        return delivered.compareTo(job.batch().tier()) < 0 ? DELIVERED_SMALLER : DELIVERED;
    }

    /** There will be no image. */
    static PaymentRule ofFailure(FailureKind kind) {
        return switch (kind) {
            case CONTENT_BLOCKED -> REFUSED;
            case TIMEOUT -> LOST;
            case INVALID_REQUEST, AUTHENTICATION, BALANCE, NO_IMAGE, RATE_LIMITED, VENDOR_ERROR -> FAILED;
        };
    }

    /**
     * What is due of what is held.
     *
     * @param lower the price of what arrived, which is asked for only where it counts
     */
    Credits due(Credits held, Supplier<Credits> lower) {
        return switch (charge) {
            case PRICE -> held;
            case LOWER_PRICE -> lower.get().atMost(held);
            case NOTHING -> Credits.ZERO;
        };
    }
}
