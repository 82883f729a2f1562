package app.plantain.core.credits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much is held, and since when: a hold that is older than any job may be tells that something is wrong. */
@Component
class HoldMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;

    HoldMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plantain.holds.open", () -> number("select count(*) from credit_hold where resolved_at is null"))
                .description("Holds that are neither captured nor released")
                .register(registry);
        Gauge.builder(
                        "plantain.holds.credits",
                        () -> number("select coalesce(sum(held), 0) from credit_ledger") / 100.0)
                .description("Credits that are held")
                .register(registry);
        Gauge.builder("plantain.holds.oldest.seconds", this::age)
                .description("How old the oldest open hold is")
                .register(registry);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private long age() {
        return jdbc.sql("select min(opened_at) from credit_hold where resolved_at is null")
                .query(OffsetDateTime.class)
                .optional()
                .map(opened ->
                        Duration.between(opened.toInstant(), clock.instant()).toSeconds())
                .orElse(0L);
    }
}
