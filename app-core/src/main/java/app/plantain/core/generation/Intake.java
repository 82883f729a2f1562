package app.plantain.core.generation;

import app.plantain.core.credits.GroupCommit;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.References;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.routing.RequestShape;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import app.plantain.core.routing.Unserved;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes orders in: batches with their jobs, the credits held and the first steps scheduled, all in one transaction.
 * Orders that come at the same moment share one.
 */
@Component
class Intake {

    /** Images. */
    private static final int MOST_TOGETHER = 20;

    private final References references;
    private final Boards boards;
    private final Offers offers;
    private final TeamPolicies policies;
    private final Agreements agreements;
    private final JobCredits credits;
    private final Ledger ledger;
    private final JobSchedule schedule;
    private final Dispatcher dispatcher;
    private final AtOnce atOnce;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final Clock clock;
    private final GroupCommit<Wish, Supplier<BatchId>> arriving;

    Intake(
            References references,
            Boards boards,
            Offers offers,
            TeamPolicies policies,
            Agreements agreements,
            JobCredits credits,
            Ledger ledger,
            JobSchedule schedule,
            Dispatcher dispatcher,
            AtOnce atOnce,
            ApplicationEventPublisher events,
            EngineProperties properties,
            Clock clock,
            TransactionTemplate transaction) {
        this.references = references;
        this.boards = boards;
        this.offers = offers;
        this.policies = policies;
        this.agreements = agreements;
        this.credits = credits;
        this.ledger = ledger;
        this.schedule = schedule;
        this.dispatcher = dispatcher;
        this.atOnce = atOnce;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
        this.arriving = new GroupCommit<>(MOST_TOGETHER, transaction, this::takeTogether);
    }

    /** What somebody of a team asks for. */
    private record Wish(Member member, BatchRequest request) implements GroupCommit.Wish {

        @Override
        public TeamId team() {
            return member.team();
        }

        @Override
        public int size() {
            return Math.max(1, request.images());
        }
    }

    /** Takes a request in. */
    BatchId take(Member member, BatchRequest request) {
        atOnce.awaitTheEndOfARun();
        return arriving.join(new Wish(member, request)).get();
    }

    /** Who is refused hears so, and the others are taken in. */
    private List<Supplier<BatchId>> takeTogether(List<Wish> wishes) {
        var offer = offers.to(wishes.stream().map(Wish::team).toList());
        var purses = Purses.of(ledger);
        var answers = new ArrayList<Supplier<BatchId>>();
        var orders = new ArrayList<Order>();
        var taken = new ArrayList<BatchId>();
        for (var wish : wishes) {
            try {
                var order = order(wish.member(), wish.request(), List.of(), offer);
                if (wishes.size() > 1) {
                    purses.take(order.member().team(), order.total());
                }
                orders.add(order);
                var number = orders.size() - 1;
                answers.add(() -> taken.get(number));
            } catch (RefusedRequest | Unserved | InsufficientCredits refused) {
                answers.add(() -> {
                    throw refused;
                });
            }
        }
        taken.addAll(take(orders, offer));
        return answers;
    }

    /** What a team can order now. */
    Offer offer(TeamId team) {
        return offers.to(List.of(team));
    }

    /**
     * Looks whether a request can be served, and at what price.
     *
     * @param retried the jobs that its own are other tries of, one for each image; none for a new order
     */
    Order order(Member member, BatchRequest request, List<Job> retried, Offer offer) {
        require(member, request);
        var shape = shape(member, request, offer.policy(member.team()));
        offer.lineup().requireServable(shape);
        var agreement = agreements.of(member, request, () -> offer.tariff(member.team()));
        return new Order(member, request, Lane.of(shape), agreement, retried);
    }

    /** Takes orders in, in the caller's transaction. Credits are locked last. */
    List<BatchId> take(List<Order> orders, Offer offer) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var now = now();
        var deadline = now.plus(properties.deadline());
        var made = orders.stream()
                .map(order -> new Batch(order.member(), order.request(), order.agreement(), now))
                .toList();
        credits.hold(orders, (holds, together) -> {
            var jobs = new ArrayList<Job>();
            for (var number = 0; number < orders.size(); number++) {
                made.get(number).addTo(together);
                jobs.addAll(jobs(orders.get(number), made.get(number), holds.get(number), now, deadline));
            }
            if (atOnce.isAllowed() && offer.goesOut()) {
                dispatcher.giveOut(jobs, offer);
            }
            jobs.forEach(job -> {
                job.addTo(together);
                schedule.schedule(together, job.id(), job.isWaiting() ? deadline : now);
            });
            for (var number = 0; number < orders.size(); number++) {
                var order = orders.get(number);
                BatchReferences.add(
                        together,
                        order.member().team(),
                        made.get(number).id(),
                        order.request().references());
            }
            queue(together, jobs.stream().filter(Job::isWaiting).toList());
        });
        return made.stream().map(Batch::id).toList();
    }

    private static List<Job> jobs(Order order, Batch batch, List<HoldId> holds, Instant now, Instant deadline) {
        var jobs = new ArrayList<Job>();
        for (var hold : holds) {
            var position = jobs.size();
            jobs.add(new Job(
                    batch, position, order.lane(), hold, order.price(), order.retried(position), now, deadline));
        }
        return jobs;
    }

    private void queue(Together together, List<Job> waiting) {
        WaitingLine.add(
                together,
                waiting.stream()
                        .collect(Collectors.groupingBy(Job::place, TreeMap::new, Collectors.summingInt(_ -> 1))));
        waiting.forEach(job -> events.publishEvent(JobChanged.of(job)));
        if (!waiting.isEmpty()) {
            events.publishEvent(new WorkWaits());
        }
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
        return shape(member, request, policies.of(member.team()));
    }

    private RequestShape shape(Member member, BatchRequest request, RoutingPolicy usual) {
        var fits = request.references().stream()
                .findFirst()
                .filter(first -> NativeSizes.isShaped(references.shape(member.team(), first), request.aspectRatio()))
                .isPresent();
        // A team's one connection gives way to a vendor that somebody asks for.
        var givesWay = usual instanceof RoutingPolicy.Pinned && request.vendor().isPresent();
        return request.shape(fits, givesWay ? RoutingPolicy.usual() : usual);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
