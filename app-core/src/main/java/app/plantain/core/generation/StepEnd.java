package app.plantain.core.generation;

import java.time.Instant;
import java.util.Optional;

/**
 * How a step ended.
 *
 * @param next when to take the next one, empty where there is none
 * @param queued whether the job stands in the line and may be given out at once
 */
record StepEnd(Optional<Instant> next, boolean queued) {

    static final StepEnd LAST = new StepEnd(Optional.empty(), false);

    static StepEnd comeAgain(Instant at) {
        return new StepEnd(Optional.of(at), false);
    }

    static StepEnd waitInLine(Instant deadline) {
        return new StepEnd(Optional.of(deadline), true);
    }
}
