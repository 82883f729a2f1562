package app.plantain.web.health;

import app.plantain.core.gallery.ImageStorage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this process can keep images: a disk that is full or read-only cannot. */
@Component
class StorageHealthIndicator implements HealthIndicator {

    /** Looking writes to the disk, and anybody may ask for health, as often as he likes. */
    private static final Duration HOLDS_FOR = Duration.ofSeconds(5);

    private final ImageStorage storage;
    private final Clock clock;
    private Optional<Look> last = Optional.empty();

    StorageHealthIndicator(ImageStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    private record Look(Instant at, Health health) {}

    @Override
    public synchronized Health health() {
        var now = clock.instant();
        var look =
                last.filter(known -> now.isBefore(known.at().plus(HOLDS_FOR))).orElseGet(() -> new Look(now, look()));
        last = Optional.of(look);
        return look.health();
    }

    private Health look() {
        try {
            storage.check();
            return Health.up().build();
        } catch (IOException failed) {
            return Health.down(failed).build();
        }
    }
}
