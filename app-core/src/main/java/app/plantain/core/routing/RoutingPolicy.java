package app.plantain.core.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** By what a connection is chosen among those that can serve a request fully. */
public sealed interface RoutingPolicy {

    /** Where nobody has said anything else. */
    static RoutingPolicy usual() {
        return Order.PRIORITY;
    }

    /** An order among all of them. */
    enum Order implements RoutingPolicy {
        /** The highest priority first; among the same, each in front as often as its weight says. */
        PRIORITY,
        /** What costs us least first, by the prices of the connections. */
        CHEAPEST,
        /** Those that were quickest of late first. */
        FASTEST
    }

    /** One connection and no other. */
    record Pinned(ConnectionId connection) implements RoutingPolicy {}

    /** How it is kept and written: {@code priority}, {@code cheapest}, {@code fastest} or {@code connection:<id>}. */
    default String text() {
        return switch (this) {
            case Order order -> order.name().toLowerCase(Locale.ROOT);
            case Pinned(var connection) -> "connection:" + connection;
        };
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException with a text for the user, where it is anything else
     */
    static RoutingPolicy parse(String text) {
        if (text.startsWith("connection:")) {
            return new Pinned(new ConnectionId(UUID.fromString(text.substring("connection:".length()))));
        }
        return Arrays.stream(Order.values())
                .filter(order -> order.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A routing policy is one of priority, cheapest and fastest"));
    }
}
