package app.plantain.core.generation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All chance of one simulation. The same seed falls the same way for ever. */
final class SimulationDice {

    private final SplittableRandom random;

    SimulationDice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From the first to the last, both included. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    Duration seconds(int first, int last) {
        return Duration.ofMillis(random.nextLong(first * 1_000L, last * 1_000L + 1));
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
