package app.plantain.core.provider;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor did not do what it was asked. Says what went wrong and whether the request was taken. */
public class ProviderException extends RuntimeException {

    private final FailureKind kind;
    private final Acceptance acceptance;
    private final @Nullable Duration retryAfter;

    /** @param message in plain words for the user, without secrets */
    public ProviderException(FailureKind kind, Acceptance acceptance, String message) {
        this(kind, acceptance, message, null, null);
    }

    /**
     * @param message in plain words for the user, without secrets
     * @param retryAfter how long the vendor asked to wait, where it did
     */
    public ProviderException(
            FailureKind kind,
            Acceptance acceptance,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.acceptance = acceptance;
        this.retryAfter = retryAfter;
    }

    public FailureKind kind() {
        return kind;
    }

    public Acceptance acceptance() {
        return acceptance;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
