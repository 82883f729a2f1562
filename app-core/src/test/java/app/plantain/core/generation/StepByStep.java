package app.plantain.core.generation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stands in for the scheduler, so that a test decides what comes between two steps: it picks an execution, has the step
 * taken and moves the execution, as db-scheduler does.
 */
final class StepByStep {

    private final Dispatcher dispatcher;
    private final JobEngine engine;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    StepByStep(Dispatcher dispatcher, JobEngine engine, JdbcTemplate jdbc, Clock clock) {
        this.dispatcher = dispatcher;
        this.engine = engine;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Gives out what can go, and takes the job's next step. When to come again, empty for never. */
    Optional<Instant> step(JobId job) {
        dispatcher.dispatch();
        return exists(job) ? complete(engine.step(pick(job)), job) : Optional.empty();
    }

    /** Takes the right to the next step away from whoever has it. */
    Lease pick(JobId job) {
        jdbc.update(
                "update scheduled_tasks set picked = true, picked_by = 'test', last_heartbeat = ?, version = version + 1"
                        + " where task_instance = ?",
                OffsetDateTime.now(clock),
                job.toString());
        return new Lease(job, number("select version from scheduled_tasks where task_instance = ?", job));
    }

    /** Whether the job has a step to come. */
    boolean exists(JobId job) {
        return number("select count(*) from scheduled_tasks where task_instance = ?", job) == 1;
    }

    private long number(String query, JobId job) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class, job.toString()));
    }

    Optional<Instant> complete(StepEnd end, JobId job) {
        return switch (end) {
            case StepEnd.ComeAgain(var at) -> {
                moveTo(at, job);
                yield Optional.of(at);
            }
            case StepEnd.WaitInLine(var deadline) -> {
                moveTo(deadline, job);
                yield readyAt(job);
            }
            case StepEnd.Last() -> {
                jdbc.update("delete from scheduled_tasks where task_instance = ?", job.toString());
                yield Optional.empty();
            }
            case StepEnd.Gone() -> Optional.empty();
        };
    }

    private void moveTo(Instant time, JobId job) {
        jdbc.update(
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,"
                        + " version = version + 1 where task_instance = ?",
                time.atOffset(ZoneOffset.UTC),
                job.toString());
    }

    private Optional<Instant> readyAt(JobId job) {
        return Optional.ofNullable(
                        jdbc.queryForObject("select ready_at from job where id = ?", Timestamp.class, job.value()))
                .map(Timestamp::toInstant);
    }
}
