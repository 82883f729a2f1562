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
        if (policy instanceof RoutingPolicy.Pinned) {
            return "the connection that was asked for";
        }
        if (able == 1) {
            return "the only connection that can make it";
        }
        var free = candidates.stream().anyMatch(one -> one.verdict().isPassedOver()) ? "free ones of the " : "";
        var pattern = switch (policy) {
            case RoutingPolicy.Order.PRIORITY -> "first by priority and weight among the %s%d that can make it";
            case RoutingPolicy.Order.CHEAPEST -> "the cheapest of the %s%d that can make it";
            case RoutingPolicy.Order.FASTEST -> "%s of the %%s%%d that can make it".formatted(quickest());
            case RoutingPolicy.Pinned _ -> "the one asked for of the %s%d that can make it";
        };
        return pattern.formatted(free, able);
    }

    private String quickest() {
        return taken().flatMap(Candidate::time)
                .map(time -> "the fastest of late (%d s)".formatted(Math.max(1, time.toSeconds())))
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
