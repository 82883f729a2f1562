package app.plantain.web.crash;

import app.plantain.providers.sandbox.server.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same under faults of the vendor, the database and the disk. After each, work has to get through again as before,
 * soon and without a hand; in the end everything has to be in order as after a crash.
 */
final class FaultTrial {

    private static final int FAULT_MILLIS = 4_000;
    private static final int LOCK_MILLIS = 8_000;
    private static final int LONGEST_WARM_UP_SECONDS = 120;
    private static final int WARM_UP_SECONDS = 8;
    private static final int WINDOW_SECONDS = 5;
    private static final int LONGEST_RECOVERY_SECONDS = 30;
    private static final double RECOVERED = 0.95;

    /** A submission that is never answered takes its minute; then the doubt is asked about. */
    private static final int LONGEST_SETTLING_SECONDS = 180;

    private final Plan plan;
    private final Trial trial;
    private final Store.Server server;
    private final List<String> figures = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private FaultTrial(Plan plan, Trial trial) {
        this.plan = plan;
        this.trial = trial;
        this.server = (Store.Server) trial.store();
    }

    /** Something that goes wrong for a while. */
    private interface Disturbance {
        void happen() throws IOException, InterruptedException, SQLException;
    }

    static CrashTrial.Report run(Plan plan, Path folder) throws IOException, InterruptedException, SQLException {
        try (var trial = Trial.start(
                folder,
                plan,
                "plantain.engine.deadline=90s",
                "plantain.engine.doubt-check=20s",
                "plantain.engine.doubt=20s",
                "plantain.engine.late-window=30s")) {
            var faults = new FaultTrial(plan, trial);
            faults.tryAll();
            faults.judge();
            return new CrashTrial.Report(faults.figures, faults.wrong);
        }
    }

    private Map<String, Disturbance> disturbances() {
        var all = new LinkedHashMap<String, Disturbance>();
        for (var fault : Fault.values()) {
            all.put("vendor_" + fault.kind().replace('-', '_'), () -> misbehave(fault));
        }
        all.put("database_stopped", this::stopDatabase);
        all.put("backends_killed", this::killBackends);
        all.put("pool_exhausted", this::lockTables);
        all.put("disk_full", this::fillDisk);
        return all;
    }

    private void tryAll() throws IOException, InterruptedException, SQLException {
        var began = System.nanoTime();
        Thread.sleep(1_000L * WARM_UP_SECONDS);
        var before = doneWithin(WINDOW_SECONDS);
        while (before < RECOVERED * WINDOW_SECONDS * Clients.Load.EVEN.imagesASecond()
                && seconds(began) < LONGEST_WARM_UP_SECONDS) {
            Thread.sleep(100);
            before = doneWithin(WINDOW_SECONDS);
        }
        if (before == 0) {
            throw new IllegalStateException("Nothing is made on this machine, even without a fault");
        }
        figures.add(CrashTrial.figure(plan, "images_per_second", before / (double) WINDOW_SECONDS, "1/s"));
        for (var one : disturbances().entrySet()) {
            if (plan.tries(one.getKey())) {
                disturb(one.getKey(), before, one.getValue());
            }
        }
    }

    private void disturb(String name, long before, Disturbance disturbance)
            throws IOException, InterruptedException, SQLException {
        disturbance.happen();
        var began = System.nanoTime();
        Thread.sleep(1_000L * WINDOW_SECONDS);
        var done = doneWithin(WINDOW_SECONDS);
        while (done < RECOVERED * before && seconds(began) < LONGEST_RECOVERY_SECONDS + WINDOW_SECONDS) {
            Thread.sleep(100);
            done = doneWithin(WINDOW_SECONDS);
        }
        // From the beginning of the first whole window in which enough was made.
        var recovery = Math.max(0, seconds(began) - WINDOW_SECONDS);
        if (done < RECOVERED * before) {
            wrong.add("%d seconds after %s only %d images were made in %d seconds, not %d"
                    .formatted(LONGEST_RECOVERY_SECONDS, name, done, WINDOW_SECONDS, before));
        }
        trial.nodes().stream().filter(node -> !node.isAlive()).forEach(_ -> wrong.add("A node died of " + name));
        figures.add(CrashTrial.figure(plan, "recovery." + name, Math.round(10 * recovery) / 10.0, "s"));
        CrashTrial.progress(figures.getLast());
    }

    private void misbehave(Fault fault) throws IOException, InterruptedException {
        trial.vendor().misbehave(fault.kind(), 1, plan.seed());
        Thread.sleep(FAULT_MILLIS);
        trial.vendor().behave();
    }

    private void stopDatabase() throws IOException, InterruptedException {
        server.stop();
        Thread.sleep(FAULT_MILLIS);
        server.startAgain();
    }

    private void killBackends() throws SQLException {
        try (var connection = server.open();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where pid <> pg_backend_pid() and backend_type = 'client backend'""");
        }
    }

    /** Every connection of every pool waits for the same lock: no submission and no step goes without that table. */
    private void lockTables() throws SQLException, InterruptedException {
        try (var connection = server.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table scheduled_tasks in access exclusive mode");
            Thread.sleep(LOCK_MILLIS);
            connection.rollback();
        }
    }

    private void fillDisk() throws IOException, InterruptedException {
        trial.disk().fill();
        Thread.sleep(FAULT_MILLIS);
        trial.disk().clear();
    }

    private void judge() throws IOException, InterruptedException, SQLException {
        trial.clients().close();
        var began = System.nanoTime();
        while (open() > 0 && seconds(began) < LONGEST_SETTLING_SECONDS) {
            Thread.sleep(250);
        }
        figures.add(CrashTrial.figure(plan, "settled_in", seconds(began), "s"));
        trial.nodes().forEach(Node::kill);
        var verdict = trial.verdict(false);
        verdict.counts().forEach((name, count) -> figures.add(CrashTrial.figure(plan, name, count, "rows")));
        wrong.addAll(verdict.wrong());
        figures.add(CrashTrial.figure(plan, "wrong", wrong.size(), "findings"));
    }

    private long open() throws SQLException {
        try (var connection = server.open()) {
            return Verdict.open(connection);
        }
    }

    private long doneWithin(int seconds) throws SQLException {
        try (var connection = server.open();
                var statement = connection.prepareStatement(
                        "select count(*) from job where state = 'SUCCEEDED' and finished_at > ?")) {
            statement.setTimestamp(1, Timestamp.from(Instant.now().minusSeconds(seconds)));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
    }
}
