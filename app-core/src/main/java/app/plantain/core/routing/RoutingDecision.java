package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which connection an image went to and why, with all that were looked at.
 *
 * @param policy by what it was chosen
 * @param candidates the connections in the order in which they were asked, then those that cannot serve it
 */
public record RoutingDecision(RoutingPolicy policy, List<Candidate> candidates) {

    public RoutingDecision {
        candidates = List.copyOf(candidates);
    }

    /**
     * One connection that was looked at.
     *
     * @param name as it was called then
     * @param price what the image was to cost us there; for administrators only
     * @param time how long it took of late, where that counted
     */
    public record Candidate(
            ConnectionId connection,
            String name,
            Verdict verdict,
            int priority,
            int weight,
            Optional<Dollars> price,
            Optional<Duration> time) {}

    /** The one that it went to. */
    public Optional<Candidate> taken() {
        return candidates.stream().filter(one -> one.verdict() == Verdict.TAKEN).findFirst();
    }

    /** All of it in one sentence, without money. */
    public String sentence() {
        var passed = candidates.stream()
                .filter(one -> one.verdict().isPassedOver())
                .map(one -> "%s %s".formatted(one.name(), one.verdict().inWords()))
                .collect(Collectors.joining(", "));
        return "%s took it, %s%s."
                .formatted(
                        taken().map(Candidate::name).orElse("A connection"),
                        why(),
                        passed.isEmpty() ? "" : "; " + passed);
    }

    private String why() {
        var able = candidates.stream().filter(one -> one.verdict().isAble()).count();
        var free = candidates.stream().anyMatch(one -> one.verdict().isPassedOver()) ? "free ones of the " : "";
        return why(policy, able, free, taken().flatMap(Candidate::time));
    }

    /**
     * Why one of so many goes first, as the end of a sentence.
     *
     * @param time how long it took of late, where that is known
     */
    static String why(RoutingPolicy policy, long able, Optional<Duration> time) {
        return why(policy, able, "", time);
    }

    private static String why(RoutingPolicy policy, long able, String free, Optional<Duration> time) {
        if (able == 1 && !(policy instanceof RoutingPolicy.Pinned)) {
            return "the only connection that can make it";
        }
        var first = switch (policy) {
            case RoutingPolicy.Pinned _ -> "the connection that was asked for";
            case RoutingPolicy.Order.PRIORITY -> "first by priority and weight among";
            case RoutingPolicy.Order.CHEAPEST -> "the cheapest of";
            case RoutingPolicy.Order.FASTEST -> quickest(time) + " of";
        };
        return policy instanceof RoutingPolicy.Pinned
                ? first
                : "%s the %s%d that can make it".formatted(first, free, able);
    }

    private static String quickest(Optional<Duration> time) {
        return time.map(known -> "the fastest of late (%d s)".formatted(Math.max(1, known.toSeconds())))
                .orElse("tried out to be measured, one");
    }

    /** How it is kept. */
    public String text() {
        return DecisionText.write(this);
    }

    /** Reads what {@link #text} writes; empty for anything else. */
    public static Optional<RoutingDecision> parse(String text) {
        return DecisionText.read(text);
    }
}
