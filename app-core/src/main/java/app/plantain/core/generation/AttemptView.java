package app.plantain.core.generation;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One try at one connection, as a job's page shows it.
 *
 * @param number from 1
 * @param connection its name
 * @param outcome whether the vendor took it, empty while nobody knows yet
 */
public record AttemptView(
        int number,
        String connection,
        Optional<Acceptance> outcome,
        Optional<FailureKind> failure,
        Optional<String> message,
        Instant startedAt,
        Optional<Instant> endedAt) {}
