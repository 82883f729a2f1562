package app.plantain.core.generation;

import java.time.Instant;
import java.util.Optional;

/**
 * How a step ended, and what becomes of its execution.
 *
 * @param next when to take the next one, empty where there is none
 * @param queued whether the job stands in the line and may be given out at once
 * @param gone whether the execution was taken away with what the step recorded, or has become another node's
 */
record StepEnd(Optional<Instant> next, boolean queued, boolean gone) {

    static final StepEnd LAST = new StepEnd(Optional.empty(), false, false);
    static final StepEnd GONE = new StepEnd(Optional.empty(), false, true);

    static StepEnd comeAgain(Instant at) {
        return new StepEnd(Optional.of(at), false, false);
    }

    static StepEnd waitInLine(Instant deadline) {
        return new StepEnd(Optional.of(deadline), true, false);
    }
}
