package app.plantain.web.health;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether this process takes jobs further, where it should. An engine that an administrator paused is in order. */
@Component
class EngineHealthIndicator extends AbstractHealthIndicator {

    private final ObjectProvider<Scheduler> scheduler;

    EngineHealthIndicator(ObjectProvider<Scheduler> scheduler) {
        super("The scheduler does not answer");
        this.scheduler = scheduler;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var running = scheduler.getIfAvailable();
        if (running == null || isAtWork(running)) {
            health.up();
        } else {
            health.down();
        }
    }

    private static boolean isAtWork(Scheduler scheduler) {
        var state = scheduler.getSchedulerState();
        return state.isStarted() && !state.isShuttingDown();
    }
}
