package app.plantain.core.generation;

/** A rule does not hold. An error, so that no code under simulation takes it for a failure that it can handle. */
final class SimulationViolation extends AssertionError {

    SimulationViolation(String rule) {
        super(rule);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    static void unless(boolean holds, String rule, Object... arguments) {
        if (!holds) {
            throw new SimulationViolation(rule.formatted(arguments));
        }
    }
}
