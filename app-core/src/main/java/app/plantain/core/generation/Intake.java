package app.plantain.core.generation;

import app.plantain.core.credits.GroupCommit;
import app.plantain.core.credits.HoldId;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.References;
import app.plantain.core.generation.WaitingLine.Place;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.routing.RequestShape;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes orders in: batches with their jobs, the credits held and the first steps scheduled, all in one transaction.
 * Orders of one team that come at the same moment share one.
 */
@Component
class Intake {

    private static final int MOST_TOGETHER = 20;

    private final BatchRepository batches;
    private final JobRepository jobs;
    private final BatchReferences batchReferences;
    private final References references;
    private final Boards boards;
    private final Router router;
    private final TeamPolicies policies;
    private final Agreements agreements;
    private final JobCredits credits;
    private final JobSchedule schedule;
    private final WaitingLine line;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final Clock clock;
    private final GroupCommit<Wish, BatchId> arriving;

    Intake(
            BatchRepository batches,
            JobRepository jobs,
            BatchReferences batchReferences,
            References references,
            Boards boards,
            Router router,
            TeamPolicies policies,
            Agreements agreements,
            JobCredits credits,
            JobSchedule schedule,
            WaitingLine line,
            ApplicationEventPublisher events,
            EngineProperties properties,
            Clock clock,
            TransactionTemplate transaction) {
        this.batches = batches;
        this.jobs = jobs;
        this.batchReferences = batchReferences;
        this.references = references;
        this.boards = boards;
        this.router = router;
        this.policies = policies;
        this.agreements = agreements;
        this.credits = credits;
        this.schedule = schedule;
        this.line = line;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
        this.arriving = new GroupCommit<>(MOST_TOGETHER, transaction, this::takeTogether);
    }

    /** What somebody of a team asks for. */
    private record Wish(Member member, BatchRequest request) {}

    /** Takes a request in. */
    BatchId take(Member member, BatchRequest request) {
        return arriving.join(member.team(), new Wish(member, request));
    }

    private List<BatchId> takeTogether(TeamId team, List<Wish> wishes) {
        var orders = wishes.stream()
                .map(wish -> order(wish.member(), wish.request(), List.of()))
                .toList();
        return take(team, orders);
    }

    /**
     * Looks whether a request can be served, and at what price.
     *
     * @param retried the jobs that its own are other tries of, one for each image; none for a new order
     */
    Order order(Member member, BatchRequest request, List<Job> retried) {
        require(member, request);
        var shape = shape(member, request);
        router.requireServable(shape);
        return new Order(member, request, Lane.of(shape), agreements.of(member, request), retried);
    }

    /** Takes orders of a team in, in the caller's transaction. The team's credits are locked last. */
    List<BatchId> take(TeamId team, List<Order> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var now = now();
        var deadline = now.plus(properties.deadline());
        var made = orders.stream()
                .map(order -> new Batch(order.member(), order.request(), order.agreement(), now))
                .toList();
        credits.hold(team, orders, holds -> {
            var ids = new ArrayList<JobId>();
            for (var number = 0; number < orders.size(); number++) {
                ids.addAll(save(orders.get(number), made.get(number), holds.get(number), now, deadline));
            }
            jobs.flush();
            schedule.schedule(ids, deadline);
            for (var number = 0; number < orders.size(); number++) {
                var kept = orders.get(number).request().references();
                batchReferences.add(team, made.get(number).id(), kept);
            }
            queue(team, orders);
        });
        events.publishEvent(new WorkWaits());
        return made.stream().map(Batch::id).toList();
    }

    private List<JobId> save(Order order, Batch batch, List<HoldId> holds, Instant now, Instant deadline) {
        batches.save(batch);
        var ids = new ArrayList<JobId>();
        for (var hold : holds) {
            var position = ids.size();
            var job =
                    new Job(batch, position, order.lane(), hold, order.price(), order.retried(position), now, deadline);
            ids.add(jobs.save(job).id());
        }
        ids.forEach(id -> events.publishEvent(new JobChanged(order.member().team(), batch.id(), id, JobState.QUEUED)));
        return ids;
    }

    private void queue(TeamId team, List<Order> orders) {
        line.add(orders.stream()
                .collect(Collectors.groupingBy(
                        order -> new Place(team, order.lane()),
                        TreeMap::new,
                        Collectors.summingInt(order -> order.request().images()))));
    }

    private void require(Member member, BatchRequest request) {
        if (request.prompt().isBlank()) {
            throw new RefusedRequest("prompt", "Write what you want to see.");
        }
        if (!Texts.isText(request.prompt())) {
            throw new RefusedRequest("prompt", "The prompt has a character that cannot be kept. Write it again.");
        }
        if (request.images() < 1 || request.images() > properties.maxImages()) {
            throw new RefusedRequest("images", "Ask for 1 to %d images at once.".formatted(properties.maxImages()));
        }
        var distinct = new HashSet<>(request.references()).size();
        if (references.countOwned(member.team(), request.references()) != distinct) {
            throw new RefusedRequest("references", "A reference is gone. Drop it in again.");
        }
        if (request.purpose()
                .board()
                .filter(board -> !boards.has(member.team(), board))
                .isPresent()) {
            throw new RefusedRequest("board", "This board is gone. Choose another one.");
        }
    }

    /** What decides who can serve a request. */
    RequestShape shape(Member member, BatchRequest request) {
        var fits = request.references().stream()
                .findFirst()
                .filter(first -> NativeSizes.isShaped(references.shape(member.team(), first), request.aspectRatio()))
                .isPresent();
        return request.shape(fits, usualPolicy(member, request));
    }

    /** A team's one connection gives way to a vendor that somebody asks for. */
    private RoutingPolicy usualPolicy(Member member, BatchRequest request) {
        var usual = policies.of(member.team());
        return usual instanceof RoutingPolicy.Pinned && request.vendor().isPresent() ? RoutingPolicy.usual() : usual;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
