package app.plantain.web.crash;

import app.plantain.providers.sandbox.server.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be found of a trial once it is over: in the database, on the disk and in the vendor's journal. */
final class Verdict {

    private static final String OPEN = "state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')";

    private final List<String> wrong = new ArrayList<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Rows rows;
    private final Path home;

    private Verdict(Connection connection, Path home) {
        this.rows = new Rows(connection);
        this.home = home;
    }

    /** Looks at everything. */
    static Verdict of(Connection connection, Path home, Map<String, Integer> acknowledged, List<Journal.Entry> journal)
            throws SQLException {
        var verdict = new Verdict(connection, home);
        verdict.nothingIsMissing(acknowledged);
        verdict.nothingWaits();
        verdict.everyImageIsStored();
        verdict.everyCreditIsAccountedFor();
        verdict.nothingIsPaidTwice(journal);
        verdict.wrong.addAll(LedgerCheck.breaks(connection));
        verdict.count();
        return verdict;
    }

    /** How many jobs have not ended. */
    static long open(Connection connection) throws SQLException {
        return new Rows(connection).number("select count(*) from job where " + OPEN);
    }

    /** What must not be, in words; empty where all is well. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Figures of what happened, by name. */
    SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private void nothingIsMissing(Map<String, Integer> acknowledged) throws SQLException {
        var found = new HashMap<String, String>();
        rows.each("select batch_id, count(*) from job group by batch_id", row -> found.put(row.get(0), row.get(1)));
        acknowledged.forEach((batch, images) -> {
            if (!String.valueOf(images).equals(found.get(batch))) {
                wrong.add("Batch %s was acknowledged with %d images, and has %s"
                        .formatted(batch, images, found.get(batch)));
            }
        });
        counts.put("acknowledged_batches", (long) acknowledged.size());
    }

    private void nothingWaits() throws SQLException {
        rows.each(
                "select id, state from job where " + OPEN,
                row -> wrong.add("Job %s is still %s".formatted(row.get(0), row.get(1))));
        rows.each(
                """
                select j.id from job j
                join scheduled_tasks s on s.task_name = 'job' and s.task_instance = cast(j.id as varchar(36))
                where j.state = 'SUCCEEDED'""",
                row -> wrong.add("Job %s has succeeded, and still has a step to take".formatted(row.get(0))));
    }

    private void everyImageIsStored() throws SQLException {
        rows.each(
                """
                select a.id, b.sha256, b.bytes from attempt a join blob b on b.sha256 = a.result_sha256""",
                row -> requireFile("attempt " + row.get(0), row.get(1), row.get(2)));
        rows.each(
                "select kind, sha256, bytes from rendition",
                row -> requireFile("rendition " + row.get(0), row.get(1), row.get(2)));
        rows.each(
                "select id from job where state = 'SUCCEEDED' and asset_id is null",
                row -> wrong.add("Job %s has succeeded without an image".formatted(row.get(0))));
        rows.each(
                "select s.id from asset s where not exists (select 1 from attempt a where a.asset_id = s.id)",
                row -> wrong.add("Image %s is of no attempt: a job was completed twice".formatted(row.get(0))));
    }

    private void requireFile(String whose, String sha256, String bytes) {
        var file = home.resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        try {
            if (!Files.exists(file) || Files.size(file) != Long.parseLong(bytes)) {
                wrong.add("The image of %s is not on the disk: %s".formatted(whose, sha256));
            }
        } catch (IOException unreadable) {
            wrong.add("The image of %s cannot be read: %s".formatted(whose, sha256));
        }
    }

    private void everyCreditIsAccountedFor() throws SQLException {
        rows.each(
                "select id from credit_hold where resolved_at is null",
                row -> wrong.add("Hold %s is open".formatted(row.get(0))));
        rows.each(
                """
                select j.id, j.charged, h.captured from job j join credit_hold h on h.id = j.hold_id
                where coalesce(j.charged, -1) <> coalesce(h.captured, -1)""",
                row -> wrong.add("Job %s says %s was charged, its hold says %s"
                        .formatted(row.get(0), row.get(1), row.get(2))));
        rows.each(
                "select balance from credit_account where kind = 'HELD' and balance <> 0",
                row -> wrong.add("A team has %s held and no job for it".formatted(row.get(0))));
    }

    /**
     * A vendor has no way to know that two submissions are one: what was taken twice was paid twice. No rule of the
     * trial's team permits it.
     */
    private void nothingIsPaidTwice(List<Journal.Entry> journal) throws SQLException {
        var jobs = new HashMap<String, String>();
        var outcomes = new HashMap<String, String>();
        rows.each("select id, job_id, outcome from attempt", row -> {
            jobs.put(row.get(0), row.get(1));
            outcomes.put(row.get(0), row.get(2));
        });
        var sent = new HashMap<String, Integer>();
        var taken = new HashMap<String, List<String>>();
        for (var entry : journal) {
            var attempt = entry.attempt();
            if (!jobs.containsKey(attempt)) {
                wrong.add("The vendor was asked for attempt %s, which is nowhere recorded".formatted(attempt));
            }
            if (sent.merge(attempt, 1, Integer::sum) == 2) {
                wrong.add("Attempt %s was sent twice".formatted(attempt));
            }
            if (entry.isTaken()) {
                taken.computeIfAbsent(jobs.getOrDefault(attempt, "?"), _ -> new ArrayList<>())
                        .add(attempt);
                if ("NOT_ACCEPTED".equals(outcomes.get(attempt))) {
                    wrong.add("Attempt %s was taken, and is recorded as not taken".formatted(attempt));
                }
            }
        }
        taken.forEach((job, attempts) -> {
            if (attempts.size() > 1) {
                wrong.add("Job %s was taken %d times: %s".formatted(job, attempts.size(), attempts));
            }
        });
        counts.put("submissions", (long) journal.size());
    }

    private void count() throws SQLException {
        counts.put("jobs", rows.number("select count(*) from job"));
        counts.put("succeeded", rows.number("select count(*) from job where state = 'SUCCEEDED'"));
        counts.put("attempts", rows.number("select count(*) from attempt"));
        counts.put("jobs_with_second_attempt", rows.number("select count(*) from attempt where number = 2"));
    }
}
