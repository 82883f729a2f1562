package app.plantain.core.generation;

import app.plantain.core.provider.Handle;
import java.time.Instant;

/** What is to be done next for a job, decided from what is recorded of it. */
sealed interface Step {

    /** Send it to the vendor. The attempt is recorded. */
    record Submit(Work work) implements Step {}

    /** Ask the vendor how far it is. */
    record Check(Work work, Handle handle) implements Step {}

    /** Ask the vendor to stop, and if it does not, how far it is. */
    record Stop(Work work, Handle handle) implements Step {}

    /** Ask the vendor whether it took the attempt. */
    record Find(Work work, Instant until) implements Step {}

    /** Stand in the line until the dispatcher gives it out, or until then. */
    record Queue(Instant until) implements Step {}

    /** Nothing ever. */
    record Nothing() implements Step {}
}
