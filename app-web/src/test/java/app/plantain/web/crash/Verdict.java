package app.plantain.web.crash;

import app.plantain.providers.sandbox.server.Journal;
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

    /** Steps of jobs that have nothing left to do. */
    private static final String IDLE_STEPS = """
            from scheduled_tasks s join job j on s.task_instance = cast(j.id as varchar(36))
            where s.task_name = 'job' and j.state = 'SUCCEEDED'""";

    private final List<String> wrong = new ArrayList<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Evidence evidence;
    private final Rows rows;

    /**
     * What is looked at besides the database.
     *
     * @param blobs where the images are
     * @param acknowledged the batches that clients were told were taken, and of how many images
     * @param journal what the vendor was asked for
     * @param flawless whether the vendor was always there, so that every job has to succeed
     * @param witnessed whether a {@link Witness} was there
     */
    record Evidence(
            Blobs blobs,
            Map<String, Integer> acknowledged,
            List<Journal.Entry> journal,
            boolean flawless,
            boolean witnessed) {}

    private Verdict(Connection connection, Evidence evidence) {
        this.rows = new Rows(connection);
        this.evidence = evidence;
    }

    /** Looks at everything. */
    static Verdict of(Connection connection, Evidence evidence) throws SQLException {
        var verdict = new Verdict(connection, evidence);
        verdict.nothingIsMissing();
        verdict.nothingWaits();
        verdict.everyImageIsStored();
        verdict.everyCreditIsAccountedFor();
        verdict.nothingIsPaidTwice();
        if (evidence.witnessed()) {
            verdict.nobodyEndedAnothersJob();
        }
        verdict.wrong.addAll(LedgerCheck.breaks(connection));
        verdict.count();
        return verdict;
    }

    /** How many jobs have not ended, or still have a step to take that will do nothing. */
    static long open(Connection connection) throws SQLException {
        var rows = new Rows(connection);
        return rows.number("select count(*) from job where " + OPEN) + rows.number("select count(*) " + IDLE_STEPS);
    }

    /** What must not be, in words; empty where all is well. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Figures of what happened, by name. */
    SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private void nothingIsMissing() throws SQLException {
        var found = new HashMap<String, String>();
        rows.each("select batch_id, count(*) from job group by batch_id", row -> found.put(row.get(0), row.get(1)));
        evidence.acknowledged().forEach((batch, images) -> {
            if (!String.valueOf(images).equals(found.get(batch))) {
                wrong.add("Batch %s was acknowledged with %d images, and has %s"
                        .formatted(batch, images, found.get(batch)));
            }
        });
        counts.put("acknowledged_batches", (long) evidence.acknowledged().size());
    }

    private void nothingWaits() throws SQLException {
        find("Job %s is still %s", "select id, state from job where " + OPEN);
        find("Job %s has succeeded, and still has a step to take", "select j.id " + IDLE_STEPS);
        if (evidence.flawless()) {
            find(
                    "Job %s is %s (%s), though the vendor did nothing wrong",
                    "select id, state, message from job where state in ('FAILED', 'CANCELLED')");
        }
    }

    private void everyImageIsStored() throws SQLException {
        rows.each(
                "select a.id, b.sha256 from attempt a join blob b on b.sha256 = a.result_sha256",
                row -> requireBlob("attempt " + row.get(0), row.get(1)));
        rows.each("select kind, sha256 from rendition", row -> requireBlob("rendition " + row.get(0), row.get(1)));
        find("Job %s has succeeded without an image of its own", """
                select id from job where state = 'SUCCEEDED'
                and not exists (select 1 from attempt a where a.job_id = job.id and a.asset_id = job.asset_id)""");
        find(
                "The image of attempt %s has arrived, and is nobody's",
                "select id from attempt where result_sha256 is not null and asset_id is null");
        find(
                "Image %s is of no attempt: a job was completed twice",
                "select s.id from asset s where not exists (select 1 from attempt a where a.asset_id = s.id)");
    }

    private void requireBlob(String whose, String name) {
        if (!evidence.blobs().isWhole(name)) {
            wrong.add("The image of %s is not whole on the disk: %s".formatted(whose, name));
        }
    }

    private void everyCreditIsAccountedFor() throws SQLException {
        find("Hold %s is open", "select id from credit_hold where resolved_at is null");
        find("Job %s says %s was charged, its hold says %s", """
                select j.id, j.charged, h.captured from job j join credit_hold h on h.id = j.hold_id
                where coalesce(j.charged, -1) <> coalesce(h.captured, -1)""");
        find("A team has %s held and no job for it", "select held from credit_ledger where held <> 0");
    }

    /**
     * A vendor has no way to know that two submissions are one: what was taken twice was paid twice. No rule of the
     * trial's team permits it.
     */
    private void nothingIsPaidTwice() throws SQLException {
        find("Job %s was tried again after its attempt %s, which ended %s", """
                select a.job_id, a.number, a.outcome from attempt a
                where coalesce(a.outcome, '') <> 'NOT_ACCEPTED'
                and exists (select 1 from attempt b where b.job_id = a.job_id and b.number > a.number)""");
        var jobs = new HashMap<String, String>();
        var outcomes = new HashMap<String, String>();
        rows.each("select id, job_id, outcome from attempt", row -> {
            jobs.put(row.get(0), row.get(1));
            outcomes.put(row.get(0), row.get(2));
        });
        var sent = new HashMap<String, Integer>();
        var taken = new HashMap<String, Integer>();
        for (var entry : evidence.journal()) {
            var attempt = entry.attempt();
            if (!jobs.containsKey(attempt)) {
                wrong.add("The vendor was asked for attempt %s, which is nowhere recorded".formatted(attempt));
            }
            if (sent.merge(attempt, 1, Integer::sum) == 2) {
                wrong.add("Attempt %s was sent twice".formatted(attempt));
            }
            if (entry.isTaken() && taken.merge(jobs.getOrDefault(attempt, "?"), 1, Integer::sum) == 2) {
                wrong.add("Job %s was taken twice".formatted(jobs.get(attempt)));
            }
            if (entry.isTaken() && "NOT_ACCEPTED".equals(outcomes.get(attempt))) {
                wrong.add("Attempt %s was taken, and is recorded as not taken".formatted(attempt));
            }
        }
        counts.put("submissions", (long) evidence.journal().size());
    }

    private void nobodyEndedAnothersJob() throws SQLException {
        find(
                "Job %s was ended by %s while %s held it (%s, then %s)",
                "select * from witnessed where held_by is null or ended_by <> held_by");
        find("Job %s was ended %s times", """
                select job_id, count(*) from witnessed where before not in ('FAILED', 'CANCELLED')
                group by job_id having count(*) > 1""");
        counts.put("witnessed_ends", rows.number("select count(*) from witnessed"));
    }

    private void find(String finding, String sql) throws SQLException {
        rows.each(sql, row -> wrong.add(finding.formatted(row.toArray())));
    }

    private void count() throws SQLException {
        counts.put("jobs", rows.number("select count(*) from job"));
        counts.put("succeeded", rows.number("select count(*) from job where state = 'SUCCEEDED'"));
        counts.put("attempts", rows.number("select count(*) from attempt"));
        counts.put("jobs_with_second_attempt", rows.number("select count(*) from attempt where number = 2"));
    }
}
