package app.plantain.web.vendors;

import app.plantain.core.generation.JobView;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A job that a vendor works on, as the engine would have recorded it, and that is asked for in an hour only. */
final class SpokenWork {

    private static final Duration LATER = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final JobView job;
    private final UUID attempt = TimeOrderedIds.next();

    SpokenWork(JdbcTemplate jdbc, Clock clock, JobView job, UUID connection, String handle) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.job = job;
        jdbc.update("""
                insert into attempt (id, job_id, number, connection_id, vendor, team_id, model, outcome, handle, started_at)
                select ?, j.id, 1, c.id, c.vendor, j.team_id, 'nano-banana-2', 'ACCEPTED', ?, ?
                from job j, vendor_connection c where j.id = ? and c.id = ?""", attempt, handle, at(clock.instant()), job.id().value(), connection);
        jdbc.update("update job set state = 'RUNNING' where id = ?", job.id().value());
        putOff();
    }

    UUID attempt() {
        return attempt;
    }

    /** The next question comes in an hour. */
    void putOff() {
        jdbc.update(
                "update scheduled_tasks set execution_time = ? where task_instance = ?",
                at(clock.instant().plus(LATER)),
                job.id().toString());
    }

    /** Whether the next question comes at once. */
    boolean isDue() {
        var due = Objects.requireNonNull(jdbc.queryForObject(
                "select execution_time from scheduled_tasks where task_instance = ?",
                OffsetDateTime.class,
                job.id().toString()));
        return !due.toInstant().isAfter(clock.instant());
    }

    /** The vendor is done with it. */
    void end() {
        jdbc.update("update attempt set ended_at = ? where id = ?", at(clock.instant()), attempt);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
