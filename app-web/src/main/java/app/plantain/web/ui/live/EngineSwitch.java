package app.plantain.web.ui.live;

import app.plantain.core.generation.EngineControl;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether all jobs are paused, on whichever node that was done: asked once a second for all screens together. */
@Component
public class EngineSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(EngineSwitch.class);
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

    /** Asks now; while the database does not answer, what was known holds. */
    @Scheduled(fixedDelay = MILLIS_BETWEEN_LOOKS)
    public void look() {
        try {
            pausedSince = control.pausedSince();
        } catch (DataAccessException | TransactionException unanswered) {
            LOG.debug("Nobody knows whether all jobs are paused", unanswered);
        }
    }
}
