package app.plantain.web.vendors;

import app.plantain.core.generation.Callbacks;
import app.plantain.web.throttle.Throttle;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has vendors asked sooner, but not as often as somebody says so: each question costs one of those that they allow. */
@Component
class Hurry {

    private static final int TIMES = 3;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Callbacks callbacks;
    private final Throttle throttle = new Throttle(TIMES, PERIOD);

    Hurry(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** Whether there is such an attempt, as far as that is looked for. */
    boolean up(UUID attempt) {
        return throttle.take(attempt.toString()).isPresent() || callbacks.hurry(attempt);
    }
}
