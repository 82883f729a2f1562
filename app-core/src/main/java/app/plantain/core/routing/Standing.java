package app.plantain.core.routing;

import app.plantain.core.provider.ModelId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the circuit breaker of a connection stands for one model.
 *
 * @param retryAt until when it is given no jobs; {@code null} where nothing is to be waited for
 * @param failures how many failures the running window has seen
 */
public record Standing(
        ConnectionId connection,
        ModelId model,
        State state,
        @Nullable Instant retryAt,
        int failures) {

    /** Whether jobs go through. */
    public enum State {
        /** They do. */
        CLOSED,
        /** They do not, until it is time for a probe. */
        OPEN,
        /** One at a time does, to see whether it works again. */
        HALF_OPEN
    }

    /** Whether a job that goes out now is a probe. */
    public boolean isProbing(Instant now) {
        return state == State.HALF_OPEN || (state == State.OPEN && !rests(now));
    }

    /** Whether nothing goes out now. */
    public boolean rests(Instant now) {
        return waitsUntil().filter(now::isBefore).isPresent();
    }

    /** Until when nothing goes out. */
    public Optional<Instant> waitsUntil() {
        return Optional.ofNullable(retryAt);
    }
}
