package app.plantain.core.generation;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened last, to read where a seed fails; and one number of all of it, to see that it always runs the same. */
final class SimulationTrace {

    private static final int KEPT = 80;

    private final Deque<String> last = new ArrayDeque<>();
    private final Clock clock;
    private long digest = 17;

    SimulationTrace(Clock clock) {
        this.clock = clock;
    }

    void say(String what) {
        var line = clock.instant() + " " + what;
        digest = digest * 1_000_003 + line.hashCode();
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    List<String> last() {
        return List.copyOf(last);
    }

    long digest() {
        return digest;
    }
}
