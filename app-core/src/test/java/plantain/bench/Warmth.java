package plantain.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Runs something until the compiler has little left to do: what is measured is a process that has been at work for a while. */
final class Warmth {

    private static final int MOST_ROUNDS = 150;

    /** What is compiled counts when it is done, and some of it takes seconds: a few quiet rounds may lie within that. */
    private static final int ROUNDS_IN_A_ROW = 5;

    /** Of the time, for which the compiler is still at work in a process that is called warm. */
    private static final double COMPILED = 0.04;

    private Warmth() {}

    /** One round of work. Gives how much was done a second. */
    interface Round {
        double run() throws Exception;
    }

    static void reach(Round round) throws Exception {
        var compiler = ManagementFactory.getCompilationMXBean();
        var quiet = 0;
        for (var number = 0; number < MOST_ROUNDS && quiet < ROUNDS_IN_A_ROW; number++) {
            var compiled = compiler.getTotalCompilationTime();
            var begin = System.nanoTime();
            var rate = round.run();
            var share = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - begin);
            System.err.println(String.format(Locale.ROOT, "Warming up: %.0f/s, compiling %.0f %%", rate, 100 * share));
            quiet = share < COMPILED ? quiet + 1 : 0;
        }
    }
}
