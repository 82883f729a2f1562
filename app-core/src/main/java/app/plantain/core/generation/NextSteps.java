package app.plantain.core.generation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final List<Ended> waiting = new ArrayList<>();
    private boolean writing;

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

    /** A step that waits to be written down. */
    private static final class Ended {

        private final NextStep next;
        /** Told whether to write down all that wait, or else that it was written. */
        private final CompletableFuture<Boolean> writes = new CompletableFuture<>();

        private Ended(NextStep next) {
            this.next = next;
        }
    }

    /**
     * Sets when the next step follows one that has ended, and gives the job's lease back. Does nothing where another node
     * has taken the job over.
     *
     * @throws RuntimeException where it could not be written down: the job then counts as one whose node died, and is
     *     taken over
     */
    void set(NextStep next) {
        var own = new Ended(next);
        enter(own);
        if (mustWrite(own)) {
            write();
        }
    }

    private static boolean mustWrite(Ended own) {
        try {
            return own.writes.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void write() {
        var together = gather();
        try {
            transaction.executeWithoutResult(
                    _ -> move(together.stream().map(one -> one.next).toList()));
            together.forEach(one -> one.writes.complete(false));
        } catch (RuntimeException | Error failed) {
            together.forEach(one -> one.writes.completeExceptionally(failed));
            throw failed;
        } finally {
            leave();
        }
    }

    private synchronized void enter(Ended own) {
        waiting.add(own);
        appoint();
    }

    private synchronized List<Ended> gather() {
        var together = List.copyOf(waiting);
        waiting.clear();
        return together;
    }

    private synchronized void leave() {
        writing = false;
        appoint();
    }

    /** Lets whoever has waited longest write, for all who have come until it begins. */
    private void appoint() {
        if (!writing && !waiting.isEmpty()) {
            writing = true;
            waiting.getFirst().writes.complete(true);
        }
    }

    /** As db-scheduler does after one that went well; in the order in which all lock jobs. */
    private void move(List<NextStep> nextSteps) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,
                    last_success = ?, consecutive_failures = 0, version = version + 1
                where task_name = 'job' and task_instance = ? and version = ?""",
                nextSteps.stream()
                        .sorted(Comparator.comparing(next -> next.lease().job().toString()))
                        .map(next -> new Object[] {
                            next.due().atOffset(ZoneOffset.UTC),
                            now,
                            next.lease().job().toString(),
                            next.lease().number()
                        })
                        .toList());
    }
}
