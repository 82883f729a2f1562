package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Puts the connections that can serve a request in the order of its policy. */
@Component
class Ranking {

    /** How often one that was not measured of late goes first where the fastest is asked for, so that it is measured. */
    private static final double CURIOSITY = 0.1;

    private static final Comparator<Ranked> IN_TURN = Comparator.<Ranked>comparingInt(
                    one -> one.connection().priority())
            .reversed()
            .thenComparingDouble(Ranked::turn);
    private static final Comparator<Ranked> CHEAPEST = Comparator.comparing(
                    Ranked::price, unknownLast(Comparator.<Dollars>naturalOrder()))
            .thenComparing(IN_TURN);
    private static final Comparator<Ranked> FASTEST = Comparator.<Ranked, Boolean>comparing(one -> !one.tried())
            .thenComparing(Ranked::time, unknownLast(Comparator.<Duration>naturalOrder()))
            .thenComparing(IN_TURN);

    private final Adapters adapters;
    private final RecentTimes times;
    private final RandomGenerator random;

    Ranking(Adapters adapters, RecentTimes times, RandomGenerator random) {
        this.adapters = adapters;
        this.times = times;
        this.random = random;
    }

    /**
     * A connection and what it is judged by.
     *
     * @param price what the image costs us there, empty where that is not known
     * @param time how long it took of late, empty where that is not known or does not matter
     * @param tried whether it goes first although its time is not known
     * @param turn its lot among those that are otherwise alike; the smallest goes first
     */
    record Ranked(
            Connection connection, Optional<Dollars> price, Optional<Duration> time, boolean tried, double turn) {}

    List<Ranked> rank(List<Connection> able, RequestShape request) {
        return able.stream()
                .map(connection -> judge(connection, request))
                .sorted(order(request.policy()))
                .toList();
    }

    private static Comparator<Ranked> order(RoutingPolicy policy) {
        return switch (policy) {
            case RoutingPolicy.Pinned _ -> IN_TURN;
            case RoutingPolicy.Order.PRIORITY -> IN_TURN;
            case RoutingPolicy.Order.CHEAPEST -> CHEAPEST;
            case RoutingPolicy.Order.FASTEST -> FASTEST;
        };
    }

    private Ranked judge(Connection connection, RequestShape request) {
        var fastest = request.policy() == RoutingPolicy.Order.FASTEST;
        var time = fastest ? times.median(connection.id(), request.model()) : Optional.<Duration>empty();
        return new Ranked(
                connection,
                adapters.price(connection, request.model(), request.tier()),
                time,
                fastest && time.isEmpty() && random.nextDouble() < CURIOSITY,
                turn(connection));
    }

    /** Of several draws, one of twice the weight is the smallest twice as often. */
    private double turn(Connection connection) {
        return -Math.log(1 - random.nextDouble()) / connection.weight();
    }

    private static <T> Comparator<Optional<T>> unknownLast(Comparator<T> order) {
        return Comparator.comparing(one -> one.orElse(null), Comparator.nullsLast(order));
    }
}
