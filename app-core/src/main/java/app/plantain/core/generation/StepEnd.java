package app.plantain.core.generation;

import java.time.Instant;

/** How a step ended, which says what becomes of the job's execution. */
sealed interface StepEnd {

    /** The next step is to be taken then. */
    record ComeAgain(Instant at) implements StepEnd {}

    /** The job stands in the line and may be given out at once; at its deadline it has waited for too long. */
    record WaitInLine(Instant deadline) implements StepEnd {}

    /** No step is left, and the execution is to be removed. */
    record Last() implements StepEnd {}

    /** The execution was taken away with what the step recorded, or has become another node's. */
    record Gone() implements StepEnd {}
}
