package app.plantain.core.credits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of the transfers that somebody looks for, newest first.
 *
 * @param next where to go on looking; empty where there is nothing more. A page may be short, or even empty, and have a
 *     next one: then so many were looked at in vain that it is up to the person to go on
 */
public record TransferPage(List<FoundTransfer> found, Optional<UUID> next) {

    /** How far back in time all transfers were looked at; empty where that is to the first one. */
    public Optional<Instant> lookedBackTo() {
        return next.map(TimeBounds::time);
    }
}
