package app.plantain.core.routing;

import app.plantain.core.provider.FailureKind;
import java.time.Instant;

/**
 * A connection that is given no more jobs until an administrator has acted.
 *
 * @param kind {@link FailureKind#AUTHENTICATION} or {@link FailureKind#BALANCE}
 * @param message what the vendor said, in plain words
 */
public record Pause(Instant since, FailureKind kind, String message) {}
