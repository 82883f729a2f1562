package app.plantain.web.ui.live;

import app.plantain.core.generation.EngineControl;
import java.time.Instant;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether all jobs are paused, on whichever node that was done: asked once a second for all screens together. */
@Component
public class EngineSwitch {

    private static final long MILLIS_BETWEEN_LOOKS = 1000;

    private final EngineControl control;
    private volatile Optional<Instant> pausedSince = Optional.empty();

    EngineSwitch(EngineControl control) {
        this.control = control;
    }

    /** Since when no job goes out, as it was known a second ago; empty while they do. */
    public Optional<Instant> pausedSince() {
        return pausedSince;
    }

    /** Asks now. */
    @Scheduled(fixedDelay = MILLIS_BETWEEN_LOOKS)
    public void look() {
        pausedSince = control.pausedSince();
    }
}
