package app.plantain.core.provider.http;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A request got no whole answer. Says why, and how far it came. Its message has no path and no secret. */
public final class ExchangeFailed extends Exception {

    /** Why there is no answer. */
    public enum Reason {
        /** The address is one that is never asked: private, or not of a kind we know. */
        FORBIDDEN_ADDRESS,
        /** It took too long. */
        TIMED_OUT,
        /** The connection could not be made, or broke. */
        BROKEN,
        /** The answer is larger than was allowed. */
        TOO_LARGE,
        /** The answer sent us elsewhere once too often, or to nowhere. */
        REDIRECTED
    }

    private final Reason reason;
    private final Reach reach;
    private final @Nullable Integer status;

    ExchangeFailed(Reason reason, Reach reach, @Nullable Integer status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.reach = reach;
        this.status = status;
    }

    public Reason reason() {
        return reason;
    }

    public Reach reach() {
        return reach;
    }

    /** The status of the answer, where at least that was read. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * As a provider says it of a request that asked for work.
     *
     * @param vendor the vendor's name for people
     */
    public ProviderException whileSubmitting(String vendor) {
        return toProviderException(vendor, reach.acceptance());
    }

    /**
     * As a provider says it of a request about work that was accepted before.
     *
     * @param vendor the vendor's name for people
     */
    public ProviderException whileAsking(String vendor) {
        return toProviderException(vendor, Acceptance.ACCEPTED);
    }

    private ProviderException toProviderException(String vendor, Acceptance acceptance) {
        return new ProviderException(kind(), acceptance, vendor + text(), null, this);
    }

    private FailureKind kind() {
        return switch (reason) {
            case TIMED_OUT -> FailureKind.TIMEOUT;
            case FORBIDDEN_ADDRESS, BROKEN, TOO_LARGE, REDIRECTED -> FailureKind.VENDOR_ERROR;
        };
    }

    private String text() {
        return switch (reason) {
            case FORBIDDEN_ADDRESS -> " has an address that Plantain does not ask. " + getMessage();
            case TIMED_OUT -> " did not answer in time.";
            case TOO_LARGE -> " answered with more than is taken.";
            case REDIRECTED -> " sent us elsewhere.";
            case BROKEN ->
                switch (reach) {
                    case NOT_CONNECTED -> " could not be reached.";
                    case NOT_SENT -> " hung up before it was asked.";
                    case SENT -> " hung up without an answer.";
                    case ANSWERING -> " broke off in the middle of its answer.";
                };
        };
    }
}
