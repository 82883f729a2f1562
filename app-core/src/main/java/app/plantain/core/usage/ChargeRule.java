package app.plantain.core.usage;

import app.plantain.core.generation.JobView;
import app.plantain.core.provider.FailureKind;

/** Why a job cost what it did. */
public enum ChargeRule {
    /** It has not ended: its price is held. */
    HELD("The price is held until the job ends. Nothing is spent before an image is here."),
    /** What was asked for arrived. */
    AS_ASKED("Delivered as asked for, so the full price was charged."),
    /** Less arrived, and costs less. */
    SMALLER("A smaller image arrived than was asked for, so the lower price of that size was charged and the rest came"
            + " back."),
    /** Less arrived, but that costs as much. */
    SMALLER_AT_THE_SAME_PRICE(
            "A smaller image arrived than was asked for. That size has the same price, so it was charged."),
    /** It had ended without a charge when the image came. */
    LATE("The image came after the job had ended and its credits were back, so it was free."),
    /** Nobody knows what became of it. */
    LOST(
            "Nobody could find out in time what became of it, so nothing was charged. If the image still comes, it is free."),
    /** The request was refused. */
    REFUSED("The request was refused, so nothing was charged."),
    /** No image came. */
    FAILED("No image came, so nothing was charged."),
    /** Somebody stopped it. */
    CANCELLED("It was cancelled before an image was here, so nothing was charged.");

    private final String words;

    ChargeRule(String words) {
        this.words = words;
    }

    /** The rule in a sentence, for whoever pays. */
    public String inWords() {
        return words;
    }

    /** The rule that was applied to a job. */
    static ChargeRule of(JobView job) {
        return switch (job.state()) {
            case QUEUED, SUBMITTING, RUNNING, STORING, IN_DOUBT -> HELD;
            case SUCCEEDED -> ofDelivered(job);
            case FAILED ->
                job.asset().isPresent()
                        ? LATE
                        : job.failure().map(ChargeRule::of).orElse(FAILED);
            case CANCELLED -> job.asset().isPresent() ? LATE : CANCELLED;
        };
    }

    private static ChargeRule ofDelivered(JobView job) {
        if (!job.isShortDelivery()) {
            return AS_ASKED;
        }
        return job.charged().filter(job.price()::equals).isPresent() ? SMALLER_AT_THE_SAME_PRICE : SMALLER;
    }

    private static ChargeRule of(FailureKind failure) {
        return switch (failure) {
            case TIMEOUT -> LOST;
            case INVALID_REQUEST, CONTENT_BLOCKED -> REFUSED;
            case AUTHENTICATION, BALANCE, NO_IMAGE, RATE_LIMITED, VENDOR_ERROR -> FAILED;
        };
    }
}
