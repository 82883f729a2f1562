package app.plantain.core.generation;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.RoutingDecision;
import java.time.Instant;
import java.util.Optional;

/**
 * One try at one connection, as a job's page shows it.
 *
 * @param number from 1
 * @param connection its name
 * @param decision why it went there, empty for attempts from before that was kept
 * @param cost what it costs us; for administrators only
 * @param outcome whether the vendor took it, empty while nobody knows yet
 */
public record AttemptView(
        int number,
        String connection,
        Optional<Acceptance> outcome,
        Optional<FailureKind> failure,
        Optional<String> message,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<RoutingDecision> decision,
        Optional<Cost> cost) {

    /** What an attempt costs us. */
    public record Cost(Dollars amount, CostSource source) {}
}
