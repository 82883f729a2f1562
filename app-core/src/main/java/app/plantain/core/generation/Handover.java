package app.plantain.core.generation;

import app.plantain.core.provider.Handle;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * From one step to the next on the same node: what the dispatcher gave out and what is only to be asked for again is not
 * read from the database once more. It holds only under the lease that was foreseen, for a time, and until the job changes;
 * in all other cases the database tells.
 */
@Component
class Handover {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

    /** In case that another node's word of a change was lost. */
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(10);

    /** What is true of a connection, such as its key, is read again after this time, once for all its jobs. */
    private static final Duration CONNECTION_READ_AGAIN_AFTER = Duration.ofMinutes(1);

    private static final int MANY = 10_000;

    private final Map<JobId, Given> given = new ConcurrentHashMap<>();
    private final Map<JobId, Lease> underWay = new ConcurrentHashMap<>();
    private final Map<ConnectionId, Read> read = new ConcurrentHashMap<>();
    private final Function<ConnectionId, Optional<Connection>> connections;
    private final Clock clock;

    @Autowired
    Handover(Connections connections, Clock clock) {
        this(connections::find, clock);
    }

    Handover(Function<ConnectionId, Optional<Connection>> connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** The dispatcher has given jobs out. Published when it is committed. */
    record GivenOut(List<Work> works) {}

    /** A step that may be taken under a lease, until then. */
    private record Given(Lease lease, Step step, Instant until) {}

    /** A connection as it was then. */
    private record Read(Connection connection, Instant at) {}

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
            // In this order: what is put in between is seen by one of both.
            underWay.remove(event.job());
            given.remove(event.job());
        }
    }

    /**
     * The vendor works on it: it is to be asked again with the next step, which is moved and picked once each. Where the
     * job has changed while the vendor was asked, the database tells.
     */
    void askAgain(Work work, Handle handle) {
        var again = work.under(new Lease(work.job(), work.lease().number() + 2));
        var until = work.claimedAt().plus(READ_AGAIN_AFTER);
        put(new Given(again.lease(), new Step.Check(again, handle), earliest(until, work.deadline())));
        if (!underWay.remove(work.job(), work.lease())) {
            given.remove(work.job());
        }
    }

    /** What to do under the lease, once; empty where the database has to tell. Changes of the job are noticed from now on. */
    Optional<Step> take(Lease lease) {
        underWay.put(lease.job(), lease);
        return Optional.ofNullable(given.remove(lease.job()))
                .filter(one -> one.lease().equals(lease) && isFresh(one))
                .map(one -> one.step() instanceof Step.Check(var work, var handle)
                        ? new Step.Check(work.at(connectionOf(work)), handle)
                        : one.step());
    }

    /** The step under the lease is over. */
    void end(Lease lease) {
        underWay.remove(lease.job(), lease);
    }

    private Connection connectionOf(Work work) {
        var known = new Read(work.connection(), work.claimedAt());
        return read.compute(work.connection().id(), (id, last) -> {
                    var latest = last == null || last.at().isBefore(known.at()) ? known : last;
                    return isOld(latest)
                            ? new Read(connections.apply(id).orElse(work.connection()), clock.instant())
                            : latest;
                })
                .connection();
    }

    private boolean isOld(Read last) {
        return !clock.instant().isBefore(last.at().plus(CONNECTION_READ_AGAIN_AFTER));
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
