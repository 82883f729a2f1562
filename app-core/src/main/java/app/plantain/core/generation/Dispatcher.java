package app.plantain.core.generation;

import static java.lang.Boolean.TRUE;
import static java.util.Objects.requireNonNull;

import app.plantain.core.generation.Capacity.Line;
import app.plantain.core.generation.OpenAttempts.Running;
import app.plantain.core.generation.WaitingLine.Place;
import app.plantain.core.generation.WaitingLine.Waiting;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionHealth;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Route;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingDecision;
import app.plantain.core.routing.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives jobs to connections, by fair share and under the limits that hold for all nodes together. One at a time does so:
 * the engine's row is the lock. Each job that goes out gets its attempt on record and its execution due.
 */
@Component
class Dispatcher {

    private static final int MOST_AT_ONCE = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngineControl control;
    private final WaitingLine line;
    private final OpenAttempts attempts;
    private final JobRepository jobs;
    private final JobSchedule schedule;
    private final Router router;
    private final ConnectionHealth health;
    private final JobOutcomes outcomes;
    private final JobMeters meters;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final TransactionTemplate reading;
    private final Clock clock;

    Dispatcher(
            EngineControl control,
            WaitingLine line,
            OpenAttempts attempts,
            JobRepository jobs,
            JobSchedule schedule,
            Router router,
            ConnectionHealth health,
            JobOutcomes outcomes,
            JobMeters meters,
            ApplicationEventPublisher events,
            EngineProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.control = control;
        this.line = line;
        this.attempts = attempts;
        this.jobs = jobs;
        this.schedule = schedule;
        this.router = router;
        this.health = health;
        this.outcomes = outcomes;
        this.meters = meters;
        this.events = events;
        this.properties = properties;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /** A job and the connection it goes to. */
    private record Assignment(Job job, Choice choice, boolean probe, Waiting after) {}

    /** A connection, and why it is that one. */
    private record Choice(Connection connection, RoutingDecision decision) {}

    /**
     * Gives out new jobs, which are about to become rows, where nobody waits before them and nobody else gives out jobs.
     * Those that find no place are left as they are, to wait for their turn.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveOut(List<Job> fresh, Offer offer) {
        var lineup = offer.lineup();
        var first = offer.somebodyWaits() ? nobodyIsBefore(fresh, lineup) : fresh;
        if (first.isEmpty() || !control.lockIfFree()) {
            return;
        }
        var places = new LinkedHashMap<Place, Deque<Job>>();
        first.forEach(job ->
                places.computeIfAbsent(job.place(), _ -> new ArrayDeque<>()).add(job));
        var waiting = places.entrySet().stream()
                .map(entry -> new Waiting(
                        entry.getKey().team(),
                        entry.getKey().lane(),
                        entry.getValue().size(),
                        0))
                .toList();
        var assignments = assign(waiting, lineup, (turn, _) -> requireNonNull(places.get(turn.place()))::poll);
        var works = assignments.stream()
                .flatMap(one -> send(one, JobSchedule.firstLease(one.job().id())))
                .toList();
        if (!assignments.isEmpty()) {
            events.publishEvent(new Handover.GivenOut(works));
        }
    }

    /** Those that nobody who waits could go before, since they go to other connections. */
    private List<Job> nobodyIsBefore(List<Job> fresh, Router.Lineup lineup) {
        var waiting = lanes(line.all());
        if (waiting.isEmpty()) {
            return fresh;
        }
        var wanted = routes(waiting, lineup).values().stream()
                .flatMap(Dispatcher::ids)
                .collect(Collectors.toSet());
        var own = routes(fresh.stream().map(Job::lane).collect(Collectors.toSet()), lineup);
        return fresh.stream()
                .filter(job -> ids(requireNonNull(own.get(job.lane()))).noneMatch(wanted::contains))
                .toList();
    }

    private static Stream<ConnectionId> ids(Route route) {
        return route.connections().stream().map(Connection::id);
    }

    private static Set<Lane> lanes(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::lane).collect(Collectors.toSet());
    }

    /**
     * Whether any of those who wait could go now, looked at without holding anybody up. Mostly nobody waits, and that is
     * seen without a transaction, whose end would be one more round trip after each job.
     */
    boolean canAnyGo() {
        var waiting = line.all();
        return !waiting.isEmpty() && TRUE.equals(reading.execute(_ -> canAnyGo(lanes(waiting))));
    }

    private boolean canAnyGo(Set<Lane> lanes) {
        var routes = routes(lanes, router.lineup());
        var capacity = capacity(running(), routes.values());
        return routes.entrySet().stream().anyMatch(one -> isOpen(one.getValue(), one.getKey(), capacity));
    }

    /**
     * Gives out as much as can go now, at most a hundred jobs.
     *
     * @return how many went out; where it is a full hundred, more may be able to go
     */
    @Transactional
    int dispatch() {
        var sent = giveOut();
        if (sent == 0) {
            // Nothing but locks was taken. A commit would wait for the disk even so.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return sent;
    }

    private int giveOut() {
        if (!control.lockIfSomebodyWaits()) {
            return 0;
        }
        var waiting = line.all();
        if (waiting.isEmpty()) {
            // They went out while the lock was waited for.
            return 0;
        }
        var assignments = assign(waiting, router.lineup(), Heads::new);
        var leases =
                schedule.claim(assignments.stream().map(one -> one.job().id()).toList(), now());
        var going = assignments.stream()
                .filter(one -> leases.containsKey(one.job().id()))
                .toList();
        var works = going.stream()
                .flatMap(one -> send(
                        one,
                        new Lease(one.job().id(), leases.getOrDefault(one.job().id(), 0L))))
                .toList();
        // The team's orders wait from the turns on until the transaction ends.
        jobs.flush();
        recordTurns(going);
        events.publishEvent(new Handover.GivenOut(works));
        return going.size();
    }

    private List<Assignment> assign(
            List<Waiting> waiting, Router.Lineup lineup, BiFunction<Waiting, Integer, Next> line) {
        var running = running();
        var routes = routes(lanes(waiting), lineup);
        var capacity = capacity(running, routes.values());
        var share = new FairShare(waiting, OpenAttempts.sum(running, Running::team));
        var heads = new HashMap<Place, Next>();
        var assignments = new ArrayList<Assignment>();
        while (assignments.size() < MOST_AT_ONCE) {
            var turn = share.next(lane -> isOpen(routes.get(lane), lane, capacity));
            if (turn.isEmpty()) {
                break;
            }
            var next = turn.get();
            var route = routes.get(next.lane());
            var job = heads.computeIfAbsent(next.place(), _ -> line.apply(next, room(route, capacity)))
                    .poll();
            if (job == null) {
                share.pass(next);
                continue;
            }
            choose(job, route, capacity).ifPresent(choice -> {
                var probe = capacity.take(choice.connection(), next.lane().model());
                assignments.add(new Assignment(job, choice, probe, share.serve(next)));
            });
        }
        return assignments;
    }

    private static Map<Lane, Route> routes(Set<Lane> lanes, Router.Lineup lineup) {
        var routes = lineup.routes(lanes.stream().map(Lane::shape).toList());
        return lanes.stream()
                .collect(Collectors.toMap(Function.identity(), lane -> requireNonNull(routes.get(lane.shape()))));
    }

    private List<Running> running() {
        return attempts.running(now().minus(properties.deadline()));
    }

    private Capacity capacity(List<Running> running, Collection<Route> routes) {
        var submitted = new HashMap<ConnectionId, Integer>();
        routes.stream()
                .flatMap(route -> route.connections().stream())
                .filter(connection -> connection.limits().submitsPerMinute().isPresent())
                .forEach(connection -> submitted.computeIfAbsent(
                        connection.id(), id -> attempts.startedSince(id, now().minus(MINUTE))));
        var probes = OpenAttempts.sum(
                running.stream().filter(Running::probe).toList(), one -> new Line(one.connection(), one.model()));
        return new Capacity(
                OpenAttempts.sum(running, Running::connection), submitted, probes, health.troubled(), now());
    }

    private static boolean isOpen(@Nullable Route route, Lane lane, Capacity capacity) {
        return route != null
                && route.connections().stream().anyMatch(connection -> capacity.admits(connection, lane.model()));
    }

    private static int room(@Nullable Route route, Capacity capacity) {
        return route == null
                ? 0
                : route.connections().stream().mapToInt(capacity::room).sum();
    }

    /** The jobs of a team in one lane, in their order. */
    private interface Next {

        @Nullable Job poll();
    }

    /**
     * The jobs of a team that go next, in their order. Where many wait for few places, no more are read than there are
     * places, and the others, all at once, only where those cannot go.
     */
    private final class Heads implements Next {

        private final Deque<List<UUID>> unread = new ArrayDeque<>();
        private final Deque<Job> read = new ArrayDeque<>();

        private Heads(Waiting waiting, int room) {
            var ids = line.heads(waiting.team(), waiting.lane(), now(), Math.min(waiting.count(), MOST_AT_ONCE));
            var first = Math.min(Math.max(1, room), ids.size());
            Stream.of(ids.subList(0, first), ids.subList(first, ids.size()))
                    .filter(part -> !part.isEmpty())
                    .forEach(unread::add);
        }

        @Override
        public @Nullable Job poll() {
            while (read.isEmpty() && !unread.isEmpty()) {
                readOn(unread.remove());
            }
            return read.poll();
        }

        private void readOn(List<UUID> next) {
            jobs.findByIds(next).stream()
                    .sorted(Comparator.comparingInt(job -> next.indexOf(job.id().value())))
                    .forEach(read::add);
        }
    }

    /** The first that has not refused the job; when all have, the first again. */
    private static Optional<Choice> choose(Job job, @Nullable Route route, Capacity capacity) {
        if (route == null) {
            return Optional.empty();
        }
        var refused = job.refusedBy().collect(Collectors.toSet());
        var all = route.connections();
        var allRefused = all.stream().allMatch(connection -> refused.contains(connection.id()));
        Function<Connection, Optional<Verdict>> obstacle =
                connection -> !allRefused && refused.contains(connection.id())
                        ? Optional.of(Verdict.REFUSED_BEFORE)
                        : capacity.obstacle(connection, job.lane().model());
        return all.stream()
                .filter(connection -> obstacle.apply(connection).isEmpty())
                .findFirst()
                .map(connection -> new Choice(connection, route.choose(connection, obstacle)));
    }

    /** Gives what the next step will need, where that is known without asking for more. */
    private Stream<Work> send(Assignment assignment, Lease lease) {
        var job = assignment.job();
        var connection = assignment.choice().connection();
        var attempt = job.submitTo(connection, lease.number(), assignment.probe(), now());
        attempt.chosenBy(assignment.choice().decision());
        if (assignment.probe()) {
            health.probed(connection.id(), job.lane().model());
        }
        meters.sent(job);
        outcomes.changed(job);
        return job.hasReferences()
                ? Stream.empty()
                : Stream.of(Work.of(job, attempt, connection, List.of(), lease, now()));
    }

    private void recordTurns(List<Assignment> going) {
        var turns = new TreeMap<Place, List<Waiting>>();
        going.forEach(one -> turns.computeIfAbsent(one.after().place(), _ -> new ArrayList<>())
                .add(one.after()));
        turns.forEach((place, taken) ->
                line.serve(place, taken.size(), taken.getLast().served()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
