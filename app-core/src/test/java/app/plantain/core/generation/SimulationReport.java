package app.plantain.core.generation;

import java.util.List;
import java.util.Optional;

/**
 * How one seed went.
 *
 * @param steps how many events the product was put through
 * @param images how many jobs ended with an image
 * @param violation the rule that did not hold, empty where all did
 * @param digest one number of all that happened
 * @param last the last events, oldest first
 */
record SimulationReport(
        long seed,
        int steps,
        int jobs,
        int images,
        int kills,
        Optional<SimulationViolation> violation,
        long digest,
        List<String> last) {

    /** How to see it again. */
    String replay() {
        return "SEED=%d ./plantain bench simulation".formatted(seed);
    }
}
