package app.plantain.core.generation;

import app.plantain.core.provider.Handle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * From one step to the next on the same node: what the dispatcher gave out and what is only to be asked for again is not
 * read from the database once more. It holds only under the lease that was foreseen, for a short time, and until the job
 * changes; in all other cases the database tells.
 */
@Component
class Handover {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

    /** What is true of a connection, such as its key, is read again after this time. */
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

    private static final int MANY = 10_000;

    private final Map<JobId, Given> given = new ConcurrentHashMap<>();
    private final Clock clock;

    Handover(Clock clock) {
        this.clock = clock;
    }

    /** The dispatcher has given jobs out. Published when it is committed. */
    record GivenOut(List<Work> works) {}

    /** A step that may be taken under a lease, until then. */
    private record Given(Lease lease, Step step, Instant until) {}

    /** Before anybody begins with it. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener
    void on(GivenOut event) {
        event.works()
                .forEach(work -> put(new Given(
                        work.lease(), new Step.Submit(work), work.claimedAt().plus(SENT_WITHIN))));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(JobChanged event) {
        if (event.state() != JobState.SUBMITTING) {
            given.remove(event.job());
        }
    }

    /** The vendor works on it: it is to be asked again with the next step, which is moved and picked once each. */
    void askAgain(Work work, Handle handle) {
        var again = work.under(new Lease(work.job(), work.lease().number() + 2));
        var until = work.claimedAt().plus(READ_AGAIN_AFTER);
        put(new Given(again.lease(), new Step.Check(again, handle), earliest(until, work.deadline())));
    }

    /** What to do under the lease, once. */
    Optional<Step> take(Lease lease) {
        return Optional.ofNullable(given.remove(lease.job()))
                .filter(one -> one.lease().equals(lease) && isFresh(one))
                .map(Given::step);
    }

    private void put(Given one) {
        if (given.size() >= MANY) {
            given.values().removeIf(old -> !isFresh(old));
        }
        if (given.size() < MANY) {
            given.put(one.lease().job(), one);
        }
    }

    private boolean isFresh(Given one) {
        return clock.instant().isBefore(one.until());
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
