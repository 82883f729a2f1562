package app.plantain.core.generation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * From the dispatcher to the step that sends: what this node gave out and takes up itself a moment later is not read from
 * the database again. It holds only under the lease that was foreseen, for a second, and until the job changes; in all
 * other cases the database tells.
 */
@Component
class Handover {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Map<JobId, Work> given = new ConcurrentHashMap<>();
    private final Clock clock;

    Handover(Clock clock) {
        this.clock = clock;
    }

    /** The dispatcher has given jobs out. Published when it is committed. */
    record GivenOut(List<Work> works) {}

    @TransactionalEventListener
    void on(GivenOut event) {
        given.values().removeIf(work -> !isFresh(work));
        event.works().forEach(work -> given.put(work.job(), work));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(JobChanged event) {
        if (event.state() != JobState.SUBMITTING) {
            given.remove(event.job());
        }
    }

    /** What to send under the lease, once. */
    Optional<Work> take(Lease lease) {
        return Optional.ofNullable(given.remove(lease.job()))
                .filter(work -> work.lease().equals(lease) && isFresh(work));
    }

    private boolean isFresh(Work work) {
        return clock.instant().isBefore(work.claimedAt().plus(GOOD_FOR));
    }
}
