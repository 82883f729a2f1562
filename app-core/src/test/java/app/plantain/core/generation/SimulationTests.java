package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.generation.SimulationBugs.Bug;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few seeds of the simulation, and what it is worth. {@code ./plantain bench simulation} runs many more. */
class SimulationTests {

    private static final int EVENTS = 250;
    private static final int SEEDS = 8;
    private static final int SEEDS_FOR_A_BUG = 30;

    private static SimulationWorld world;

    @BeforeAll
    static void start() {
        world = SimulationWorld.start();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everyRuleHoldsWhateverGoesWrong() {
        var reports = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> world.run(seed, EVENTS))
                .toList();

        assertThat(reports).allSatisfy(SimulationTests::holds);
        assertThat(reports).anyMatch(report -> report.kills() > 0);
        assertThat(reports).anyMatch(report -> report.images() > 0);
    }

    @Test
    void aSeedAlwaysRunsTheSameWay() {
        var once = world.run(7, EVENTS);
        var again = world.run(7, EVENTS);

        assertThat(again.last()).isEqualTo(once.last());
        assertThat(again.digest()).isEqualTo(once.digest());
        assertThat(world.run(8, EVENTS).digest()).isNotEqualTo(once.digest());
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedBugIsFound(Bug bug) {
        var found = LongStream.rangeClosed(1, SEEDS_FOR_A_BUG)
                .mapToObj(seed -> world.run(seed, EVENTS, Optional.of(bug)))
                .filter(report -> report.violation().isPresent())
                .findFirst();

        assertThat(found)
                .as("a seed of the first %d that finds it", SEEDS_FOR_A_BUG)
                .isPresent();
    }

    private static void holds(SimulationReport report) {
        assertThat(report.violation())
                .as(() -> "%s%n%s".formatted(report.replay(), String.join("\n", report.last())))
                .isEmpty();
    }
}
