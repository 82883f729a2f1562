package app.plantain.core.generation;

/**
 * How bad the world of one seed is. Each seed has a mood of its own, and some troubles are absent from some of them,
 * because what always happens hides what happens only without it.
 *
 * @param crash how probable it is that a node dies at a point that its code passes
 * @param delay how probable it is that a step waits at such a point while the others go on
 * @param database how probable it is that the database fails at the beginning or the end of a transaction
 * @param storage how probable it is that the storage fails
 * @param vendor how probable it is that a vendor does not simply do as it is asked
 * @param freeze how probable it is, at each event, that a whole node freezes
 */
record SimulationMood(double crash, double delay, double database, double storage, double vendor, double freeze) {

    static final SimulationMood CALM = new SimulationMood(0, 0, 0, 0, 0, 0);

    static SimulationMood of(SimulationDice dice) {
        return new SimulationMood(
                dice.of(0.0, 0.005, 0.02),
                dice.of(0.0, 0.05, 0.2),
                dice.of(0.0, 0.01, 0.03),
                dice.of(0.0, 0.05, 0.3),
                dice.of(0.05, 0.2, 0.5),
                dice.of(0.0, 0.02, 0.05));
    }
}
