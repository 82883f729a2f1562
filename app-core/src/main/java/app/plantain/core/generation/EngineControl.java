package app.plantain.core.generation;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The administrator's switch for all nodes: paused, no job goes out; what runs at vendors goes on. */
@Service
public class EngineControl {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EngineControl(JdbcClient jdbc, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Since when no job goes out, empty while they do. */
    @Transactional(readOnly = true)
    public Optional<Instant> pausedSince() {
        return since("select paused_at from engine where id = 1");
    }

    /** Lets no more jobs go out. Pausing what is paused does nothing. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void pause(UserId by) {
        var paused = jdbc.sql("update engine set paused_at = ?, paused_by = ? where paused_at is null")
                .params(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), by.value())
                .update();
        if (paused == 1) {
            audit.record(by, null, "engine.pause", "All jobs", "No job goes out");
        }
    }

    /** Lets jobs go out again. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void resume(UserId by) {
        var resumed = jdbc.sql("update engine set paused_at = null, paused_by = null where paused_at is not null")
                .update();
        if (resumed == 1) {
            audit.record(by, null, "engine.resume", "All jobs", "Jobs go out again");
            events.publishEvent(new WorkWaits());
        }
    }

    /** Takes the one right to give out jobs, until the transaction ends. Since when the engine is paused, if it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Instant> lock() {
        return since("select paused_at from engine where id = 1 for update");
    }

    /**
     * The same, and only where a job waits for its turn and may go out.
     *
     * @return false where the engine is paused or no job waits; nothing was locked then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lockIfSomebodyWaits() {
        return jdbc.sql("""
                        select id from engine
                        where id = 1 and paused_at is null and exists (select 1 from queue_turn where waiting > 0)
                        for update""").query(Integer.class).optional().isPresent();
    }

    /**
     * Takes that right without waiting for it, whoever waits for a turn.
     *
     * @return false where the engine is paused or somebody else gives out jobs
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lockIfFree() {
        return jdbc.sql("select id from engine where id = 1 and paused_at is null for update skip locked")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Optional<Instant> since(String sql) {
        List<Instant> since = jdbc.sql(sql)
                .query((row, number) -> {
                    var at = row.getObject("paused_at", OffsetDateTime.class);
                    return at == null ? Instant.EPOCH : at.toInstant();
                })
                .list();
        return since.stream().filter(at -> !at.equals(Instant.EPOCH)).findFirst();
    }
}
