package app.plantain.core.generation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs many seeds, or the one given, and says how fast it went and what it found. Called by {@code bench/simulation}.
 */
final class SimulationBench {

    private static final int SEEDS = 300;
    private static final int WARMING = 30;
    private static final int EVENTS = 1_000;

    private final PrintStream figures = System.out;
    private final PrintStream stories = System.err;
    private final SimulationWorld world;
    private int seeds;
    private int violations;
    private int steps;
    private int images;
    private int kills;

    private SimulationBench(SimulationWorld world) {
        this.world = world;
    }

    /**
     * Runs the seeds, and ends with 1 where a rule did not hold.
     *
     * @param arguments the one seed to run; without, many are run, from the first
     */
    public static void main(String[] arguments) {
        var one = arguments.length == 0 ? Optional.<Long>empty() : Optional.of(Long.parseLong(arguments[0]));
        int violations;
        try (var world = SimulationWorld.start()) {
            violations = new SimulationBench(world).run(one);
        }
        System.exit(violations == 0 ? 0 : 1);
    }

    private int run(Optional<Long> one) {
        var begin = System.nanoTime();
        var cold = steps;
        if (one.isPresent()) {
            run(one.get());
        } else {
            for (var seed = 1L; seed <= SEEDS; seed++) {
                if (seed == WARMING) {
                    begin = System.nanoTime();
                    cold = steps;
                }
                run(seed);
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        print("simulation.speed", (steps - cold) / seconds, "steps/s");
        print("simulation.steps", steps, "steps");
        print("simulation.seeds", seeds, "seeds");
        print("simulation.images", images, "images");
        print("simulation.kills", kills, "kills");
        print("simulation.violations", violations, "violations");
        return violations;
    }

    private void run(long seed) {
        var report = world.run(seed, EVENTS);
        seeds++;
        steps += report.steps();
        images += report.images();
        kills += report.kills();
        report.violation().ifPresent(violation -> tell(report, violation));
    }

    private void tell(SimulationReport report, SimulationViolation violation) {
        violations++;
        report.last().forEach(stories::println);
        stories.println(violation.getMessage());
        if (violation.getCause() != null) {
            violation.getCause().printStackTrace(stories);
        }
        stories.println("To see it again: " + report.replay());
    }

    private void print(String name, double value, String unit) {
        figures.printf(Locale.ROOT, "%s %.0f %s%n", name, value, unit);
    }
}
