package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Waits for batches, for callers that want their answer in one piece. Woken by events of all nodes; one that was missed
 * costs at most a second.
 */
@Service
public class BatchWaiting {

    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final Jobs jobs;
    private final Map<BatchId, Semaphore> bells = new ConcurrentHashMap<>();

    BatchWaiting(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Waits until all jobs of one of the team's batches have ended, or the time is over.
     *
     * @return the jobs as they are then, in their order
     * @throws InterruptedException where the waiting thread is interrupted
     */
    public List<JobView> untilFinished(TeamId team, BatchId batch, Duration atMost) throws InterruptedException {
        var bell = bells.computeIfAbsent(batch, _ -> new Semaphore(0));
        try {
            var end = System.nanoTime() + atMost.toNanos();
            var state = jobs.ofBatch(team, batch);
            while (state.stream().anyMatch(job -> !job.state().isFinished()) && System.nanoTime() < end) {
                if (bell.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                state = jobs.ofBatch(team, batch);
            }
            return state;
        } finally {
            bells.remove(batch, bell);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(JobChanged event) {
        var bell = bells.get(event.batch());
        if (bell != null && event.state().isFinished()) {
            bell.release();
        }
    }
}
