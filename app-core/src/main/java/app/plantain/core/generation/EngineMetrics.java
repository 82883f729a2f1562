package app.plantain.core.generation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much work there is, read from the database when it is asked for: every node tells the same. */
@Component
class EngineMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final EngineControl control;
    private final Clock clock;

    EngineMetrics(JdbcClient jdbc, EngineControl control, Clock clock) {
        this.jdbc = jdbc;
        this.control = control;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(JobState.values())
                .filter(state -> !state.isFinished())
                .forEach(state -> Gauge.builder("plantain.jobs.open", () -> open(state))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .description("Jobs that have not ended, by state")
                        .register(registry));
        Gauge.builder("plantain.queue.depth", this::depth)
                .description("Jobs that wait for their turn and may go out")
                .register(registry);
        Gauge.builder("plantain.queue.oldest.seconds", this::oldest)
                .description("For how long the oldest of them has been waiting")
                .register(registry);
        Gauge.builder("plantain.engine.paused", () -> control.pausedSince().isPresent() ? 1 : 0)
                .description("Whether an administrator has stopped all jobs from going out")
                .register(registry);
    }

    private long open(JobState state) {
        return jdbc.sql("select count(*) from job where finished_at is null and state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    private long depth() {
        return jdbc.sql("select coalesce(sum(waiting), 0) from queue_turn")
                .query(Long.class)
                .single();
    }

    private long oldest() {
        return jdbc.sql(
                        "select min(created_at) from job where finished_at is null and state = 'QUEUED' and paused = false")
                .query(OffsetDateTime.class)
                .optional()
                .map(created ->
                        Duration.between(created.toInstant(), clock.instant()).toSeconds())
                .orElse(0L);
    }
}
