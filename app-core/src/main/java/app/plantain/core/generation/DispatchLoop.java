package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets the dispatcher look whenever something may be able to go out, and once a second in any case: for what another
 * node left, and for limits that time lifts. Runs only where this process runs a scheduler.
 */
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int FULL = 100;

    private final Dispatcher dispatcher;
    private final AtOnce atOnce;
    private final ObjectProvider<Scheduler> scheduler;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Whether there was nothing to give out the last time. Used by the dispatcher's own thread alone. */
    private boolean inVain;

    private volatile @Nullable ScheduledExecutorService thread;

    DispatchLoop(Dispatcher dispatcher, AtOnce atOnce, ObjectProvider<Scheduler> scheduler) {
        this.dispatcher = dispatcher;
        this.atOnce = atOnce;
        this.scheduler = scheduler;
    }

    /** Looks soon whether something can go out. Asking twice before it has looked is asking once. */
    void look() {
        var running = thread;
        if (running != null && asked.compareAndSet(false, true)) {
            running.execute(this::dispatch);
        }
    }

    @TransactionalEventListener
    void on(WorkWaits event) {
        look();
    }

    /** Whatever was given out, and by whom: its steps are due. */
    @TransactionalEventListener
    void on(Handover.GivenOut event) {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    private void dispatch() {
        asked.set(false);
        try {
            var sent = giveOut();
            inVain = sent == 0;
            if (sent == FULL) {
                look();
            }
        } catch (TransientDataAccessException crossed) {
            LOG.debug("The dispatcher crossed another change, and looks again", crossed);
            look();
        } catch (TransactionException | DataAccessResourceFailureException databaseIsAway) {
            LOG.warn("The dispatcher could not look: {}", databaseIsAway.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("The dispatcher failed, and looks again with the next tick", failed);
        }
    }

    /** Giving out holds orders up. After a time in vain it is looked first, without that, whether any can go by now. */
    private int giveOut() {
        return inVain && !dispatcher.canAnyGo() ? 0 : atOnce.run(dispatcher::dispatch);
    }

    @Override
    public void start() {
        if (scheduler.getIfAvailable() != null) {
            var started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("dispatcher").daemon().factory());
            asked.set(false);
            thread = started;
            atOnce.allow(true);
            var _ = started.scheduleWithFixedDelay(this::dispatch, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        atOnce.allow(false);
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
