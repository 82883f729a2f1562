package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has the scheduler look the moment a step is due, which it would otherwise find out with its next poll only. Steps that
 * are due at nearly the same time share one look: the longer they wait, the more of them.
 */
@Component
class Alarm {

    private static final Duration FAR_OFF = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long FINE_GRID_MILLIS = 50;
    private static final long COARSE_GRID_MILLIS = 200;

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;
    private final Set<Long> set = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alarm").daemon().factory());

    Alarm(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A step is due then. */
    void setFor(Instant due) {
        var wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(FAR_OFF) > 0) {
            return;
        }
        var grid = wait.compareTo(SOON) < 0 ? FINE_GRID_MILLIS : COARSE_GRID_MILLIS;
        var time = (due.toEpochMilli() / grid + 1) * grid;
        if (set.add(time)) {
            var _ = timer.schedule(() -> ring(time), time - clock.millis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ring(long time) {
        set.remove(time);
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
