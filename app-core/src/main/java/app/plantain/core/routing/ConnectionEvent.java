package app.plantain.core.routing;

import app.plantain.core.provider.ModelId;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry in the timeline of a connection.
 *
 * @param model which model it is about, empty for all
 * @param detail in plain words
 */
public record ConnectionEvent(Instant at, Kind kind, Optional<ModelId> model, String detail) {

    /** What happened to the connection. */
    public enum Kind {
        /** Too much failed: it is given no jobs for a while. */
        OPENED,
        /** A single job is let through to see whether it works again. */
        PROBED,
        /** It works again. */
        CLOSED,
        /** The vendor asked for a rest. */
        RESTED,
        /** It waits for an administrator. */
        PAUSED,
        /** An administrator has acted. */
        RESUMED
    }
}
