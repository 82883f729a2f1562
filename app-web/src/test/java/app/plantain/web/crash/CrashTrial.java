package app.plantain.web.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the real application under load, does to it what a bad day does, and judges what is left. Figures go to the
 * standard output, a line each; the rest goes to the other one.
 */
final class CrashTrial {

    /** How long after the last disturbance every job has ended: a lease, and 5 seconds. */
    private static final long SETTLING_MILLIS = Trial.LEASE_MILLIS + 5_000;

    private static final long LATE_MILLIS = 60_000;

    private CrashTrial() {}

    /**
     * What came of a trial.
     *
     * @param figures lines of name, value and unit
     * @param wrong what must not be; empty where all is well
     */
    record Report(List<String> figures, List<String> wrong) {}

    /** See {@link Plan#of}. Ends with 1 where something is wrong, and then leaves everything where it lies. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        var figures = System.out;
        // What others write there is not one of them.
        System.setOut(System.err);
        Plan plan;
        try {
            plan = Plan.of(Arrays.asList(arguments));
        } catch (IllegalArgumentException misused) {
            progress("Refused: " + misused.getMessage());
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("plantain-crash");
        progress("seed %d; the same again: %s".formatted(plan.seed(), plan.command()));
        var report = run(plan, folder);
        report.figures().forEach(figures::println);
        if (report.wrong().isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
        } else {
            report.wrong().forEach(CrashTrial::progress);
            progress("What is left of it lies in %s; the same again: %s".formatted(folder, plan.command()));
            System.exit(1);
        }
    }

    static Report run(Plan plan, Path folder) throws IOException, InterruptedException, SQLException {
        return plan.faults().isEmpty() ? crash(plan, folder) : FaultTrial.run(plan, folder);
    }

    static void progress(String text) {
        System.err.println(text);
    }

    private static Report crash(Plan plan, Path folder) throws IOException, InterruptedException, SQLException {
        try (var trial = Trial.start(folder, plan)) {
            var chaos = new Chaos(trial.nodes(), plan.seed());
            chaos.run(plan.kills());
            trial.clients().close();
            var began = System.nanoTime();
            var late = settle(trial);
            var settled = (System.nanoTime() - began) / 1_000_000;
            var verdict = trial.verdict(true);
            var wrong = new ArrayList<>(verdict.wrong());
            if (late > 0) {
                wrong.add("%d jobs had not ended %d ms after the last disturbance".formatted(late, SETTLING_MILLIS));
            }
            var lost = trial.nodes().stream()
                    .mapToLong(node -> node.says("was taken over by another node"))
                    .sum();
            var figures = new ArrayList<String>();
            figures.add(figure(plan, "kills", chaos.kills(), "times"));
            figures.add(figure(plan, "freezes", chaos.freezes(), "times"));
            figures.add(figure(plan, "settled_in", settled, "ms"));
            figures.add(figure(plan, "steps_of_lost_leases", lost, "steps"));
            figures.add(figure(plan, "unanswered_submissions", trial.clients().unanswered(), "requests"));
            verdict.counts().forEach((name, count) -> figures.add(figure(plan, name, count, "rows")));
            figures.add(figure(plan, "wrong", wrong.size(), "findings"));
            return new Report(figures, wrong);
        }
    }

    /**
     * Waits until every job has ended, as long as it may take, and then for what is late, so that the rest can be judged.
     *
     * @return how many jobs were late
     */
    private static long settle(Trial trial) throws InterruptedException, SQLException {
        await(trial.store(), SETTLING_MILLIS);
        var late = trial.open();
        if (late > 0) {
            for (var node : trial.nodes()) {
                if (!node.isAlive()) {
                    node.start();
                }
                node.awaitReady();
            }
            await(trial.store(), LATE_MILLIS);
        }
        trial.nodes().forEach(Node::kill);
        return late;
    }

    /** At most so long; with the database inside, just as long. */
    private static void await(Store store, long longest) throws InterruptedException, SQLException {
        var end = System.nanoTime() + 1_000_000 * longest;
        while (System.nanoTime() < end && !hasSettled(store)) {
            Thread.sleep(100);
        }
    }

    private static boolean hasSettled(Store store) throws SQLException {
        return switch (store) {
            case Store.Inside _ -> false;
            case Store.Server server -> {
                try (var connection = server.open()) {
                    yield Verdict.open(connection) == 0;
                }
            }
        };
    }

    static String figure(Plan plan, String name, Number value, String unit) {
        return String.format(Locale.ROOT, "%s.%s %s %s", plan.prefix(), name, value, unit);
    }
}
