package app.plantain.core.routing;

import app.plantain.core.routing.Ranking.Ranked;
import app.plantain.core.routing.RoutingDecision.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The connections that can serve a request, in the order of its policy, and why the others cannot. */
public final class Route {

    private final RequestShape request;
    private final List<Ranked> ranked;
    private final List<Unfit> unfit;

    /** A connection that cannot serve the request. */
    record Unfit(Connection connection, Verdict verdict) {}

    Route(RequestShape request, List<Ranked> ranked, List<Unfit> unfit) {
        this.request = request;
        this.ranked = List.copyOf(ranked);
        this.unfit = List.copyOf(unfit);
    }

    /** The connections that can serve the request fully, the one to ask first in front. */
    public List<Connection> connections() {
        return ranked.stream().map(Ranked::connection).toList();
    }

    /**
     * What is to be remembered of a choice among them.
     *
     * @param taken where the image goes
     * @param obstacle why a connection in front of it could not take it at that moment
     */
    public RoutingDecision choose(Connection taken, Function<Connection, Optional<Verdict>> obstacle) {
        var candidates = new ArrayList<Candidate>();
        Optional<Ranked> found = Optional.empty();
        for (var one : ranked) {
            if (one.connection().id().equals(taken.id())) {
                found = Optional.of(one);
                candidates.add(candidate(one, Verdict.TAKEN));
            } else {
                var behind = found.map(before -> behind(before, one));
                var verdict = behind.or(() -> obstacle.apply(one.connection())).orElse(Verdict.LOST_THE_DRAW);
                candidates.add(candidate(one, verdict));
            }
        }
        unfit.forEach(one -> candidates.add(candidate(one.connection(), one.verdict())));
        return new RoutingDecision(request.policy(), candidates);
    }

    /** Where it would go if all of them were free; empty where none can serve it. Chance has no part in it. */
    Optional<String> forecast() {
        return ranked.stream()
                .min(Comparator.comparing(Ranked::tried))
                .map(first -> "It would go to %s, %s."
                        .formatted(alike(first), RoutingDecision.why(request.policy(), ranked.size(), first.time())));
    }

    /** Those that come first, between which only a draw decides. */
    private String alike(Ranked first) {
        var names = ranked.stream()
                .filter(one -> one.equals(first) || behind(first, one) == Verdict.LOST_THE_DRAW)
                .map(one -> one.connection().name())
                .sorted()
                .toList();
        return String.join(" or ", names);
    }

    /** Why the other stands behind the first. */
    private Verdict behind(Ranked first, Ranked other) {
        return switch (request.policy()) {
            case RoutingPolicy.Order.CHEAPEST -> dearer(first, other);
            case RoutingPolicy.Order.FASTEST -> slower(first, other);
            case RoutingPolicy.Order.PRIORITY -> later(first, other);
            case RoutingPolicy.Pinned _ -> later(first, other);
        };
    }

    private static Verdict dearer(Ranked first, Ranked other) {
        if (other.price().equals(first.price())) {
            return later(first, other);
        }
        return other.price().isEmpty() ? Verdict.PRICE_UNKNOWN : Verdict.DEARER;
    }

    private static Verdict slower(Ranked first, Ranked other) {
        if (other.time().isEmpty()) {
            return Verdict.TIME_UNKNOWN;
        }
        return first.time().isEmpty() ? Verdict.LOST_THE_DRAW : Verdict.SLOWER;
    }

    private static Verdict later(Ranked first, Ranked other) {
        return other.connection().priority() < first.connection().priority()
                ? Verdict.LOWER_PRIORITY
                : Verdict.LOST_THE_DRAW;
    }

    private static Candidate candidate(Ranked one, Verdict verdict) {
        var connection = one.connection();
        return new Candidate(
                connection.id(),
                connection.name(),
                verdict,
                connection.priority(),
                connection.weight(),
                one.price(),
                one.time());
    }

    private static Candidate candidate(Connection connection, Verdict verdict) {
        return new Candidate(
                connection.id(),
                connection.name(),
                verdict,
                connection.priority(),
                connection.weight(),
                Optional.empty(),
                Optional.empty());
    }
}
