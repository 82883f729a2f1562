package app.plantain.core.generation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets when jobs take their next steps. Steps that end while others are being written down wait for those, and are then
 * written down together: each of two thousand jobs that wait at vendors would else be a write to the disk of its own
 * whenever it was asked about.
 */
class NextSteps {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Queue<Ended> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    NextSteps(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A step that ended, and the one that follows it.
     *
     * @param lease under which the step was taken
     * @param due when the next one is
     */
    record NextStep(Lease lease, Instant due) {}

    private record Ended(NextStep next, CompletableFuture<Void> written) {}

    /**
     * Sets when the next step follows one that has ended, and gives the job's lease back. Does nothing where another node
     * has taken the job over.
     *
     * @throws RuntimeException where it could not be written down: the job then counts as one whose node died, and is
     *     taken over
     */
    void set(NextStep next) {
        var own = new Ended(next, new CompletableFuture<>());
        waiting.add(own);
        writing.lock();
        try {
            if (!own.written().isDone()) {
                write();
            }
        } finally {
            writing.unlock();
        }
        requireWritten(own);
    }

    private void write() {
        var together = new ArrayList<Ended>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            together.add(one);
        }
        try {
            transaction.executeWithoutResult(_ -> move(together.stream().map(Ended::next)));
            together.forEach(one -> one.written().complete(null));
        } catch (RuntimeException failed) {
            fail(together, failed);
        } catch (Error broken) {
            fail(together, broken);
            throw broken;
        }
    }

    /** As db-scheduler does after one that went well; in the order in which all lock jobs. */
    private void move(Stream<NextStep> nextSteps) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,
                    last_success = ?, consecutive_failures = 0, version = version + 1
                where task_name = 'job' and task_instance = ? and version = ?""",
                nextSteps
                        .sorted(Comparator.comparing(next -> next.lease().job().toString()))
                        .map(next -> new Object[] {
                            next.due().atOffset(ZoneOffset.UTC),
                            now,
                            next.lease().job().toString(),
                            next.lease().number()
                        })
                        .toList());
    }

    private static void fail(Collection<Ended> together, Throwable failed) {
        together.forEach(one -> one.written().completeExceptionally(failed));
    }

    private static void requireWritten(Ended own) {
        try {
            own.written().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
