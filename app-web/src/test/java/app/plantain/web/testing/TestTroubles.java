package app.plantain.web.testing;

import app.plantain.core.generation.JobChanged;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** What goes wrong at vendors, as the engine would have recorded it. */
@TestComponent
public class TestTroubles {

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TestTroubles(JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Puts a job in doubt, which its vendor has some time left to end. */
    public void doubt(Member member, JobView job, Duration left) {
        jdbc.update(
                "update job set state = 'IN_DOUBT', decide_at = ? where id = ?",
                now().plus(left),
                job.id().value());
        events.publishEvent(new JobChanged(member.team(), job.batch(), job.id(), JobState.IN_DOUBT));
    }

    /** Records that a job went to the cheaper one of two connections. */
    public void attempt(Member member, JobView job) {
        var decision = """
                {"policy": "cheapest", "candidates": [
                    {"id": "%1$s", "name": "Main", "verdict": "TAKEN", "priority": 0, "weight": 1, "micros": 39000},
                    {"id": "%1$s", "name": "Spare", "verdict": "DEARER", "priority": 0, "weight": 1, "micros": 50000}]}
                """.formatted(TimeOrderedIds.next());
        jdbc.update(
                """
                        insert into attempt (id, job_id, number, connection_id, vendor, team_id, model, started_at, ended_at,
                            decision, cost, cost_source)
                        values (?, ?, 1, (select id from vendor_connection where name = 'Sandbox'), 'sandbox', ?, ?, ?, ?,
                            ?, 39000, 'LISTED')""",
                TimeOrderedIds.next(),
                job.id().value(),
                member.team().value(),
                job.model().value(),
                now(),
                now(),
                decision);
    }

    /** Adds a connection to another vendor, which waits for an administrator where there is a message. */
    public UUID connect(String vendor, String pauseMessage) {
        var id = TimeOrderedIds.next();
        jdbc.update("""
                        insert into vendor_connection (id, vendor, name, enabled, priority, settings, created_at, version)
                        values (?, ?, ?, true, -5, '{}', ?, 0)""", id, vendor, "My " + vendor, now());
        if (!pauseMessage.isEmpty()) {
            jdbc.update(
                    "update vendor_connection set version = version + 1, paused_at = ?, pause_kind = 'BALANCE', pause_message = ? where id = ?",
                    now(),
                    pauseMessage,
                    id);
            event(id, null, "PAUSED", pauseMessage);
        }
        return id;
    }

    /** Opens the breaker of a connection for a model. */
    public void open(UUID connection, String model, Duration rest) {
        jdbc.update("""
                        insert into connection_health
                            (connection_id, model, state, failures, window_start, openings, retry_at)
                        values (?, ?, 'OPEN', 0, ?, 1, ?)""", connection, model, now(), now().plus(rest));
        event(connection, model, "OPENED", "5 failures, the last: It broke");
    }

    /** Takes away what {@link #connect} added. */
    public void disconnect(UUID connection) {
        jdbc.update("delete from connection_event where connection_id = ?", connection);
        jdbc.update("delete from connection_health where connection_id = ?", connection);
        jdbc.update("delete from vendor_connection where id = ?", connection);
    }

    private void event(UUID connection, @Nullable String model, String kind, String detail) {
        jdbc.update(
                "insert into connection_event (id, connection_id, model, at, kind, detail) values (?, ?, ?, ?, ?, ?)",
                TimeOrderedIds.next(),
                connection,
                model,
                now(),
                kind,
                detail);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
