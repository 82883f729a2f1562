package app.plantain.core.routing;

import app.plantain.core.routing.Standing.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which connections wait for an administrator, and how the breakers stand. */
@Component
class ConnectionMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    ConnectionMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plantain.connections.paused", this::paused)
                .description("Connections that wait for an administrator")
                .register(registry);
        var breakers = MultiGauge.builder("plantain.breaker")
                .description("How a connection's breaker stands for a model: 0 closed, 1 half open, 2 open")
                .register(registry);
        Gauge.builder("plantain.breakers.open", () -> open(breakers))
                .description("Circuit breakers through which not everything goes")
                .register(registry);
    }

    private long paused() {
        return jdbc.sql("select count(*) from vendor_connection where enabled = true and paused_at is not null")
                .query(Long.class)
                .single();
    }

    /** Counts them, and shows each from the next reading on. */
    private long open(MultiGauge breakers) {
        var known = jdbc.sql("""
                        select c.name, h.model, h.state
                        from connection_health h join vendor_connection c on c.id = h.connection_id""")
                .query((row, number) -> new Breaker(
                        row.getString("name"), row.getString("model"), State.valueOf(row.getString("state"))))
                .list();
        breakers.register(known.stream().<MultiGauge.Row<?>>map(Breaker::row).toList(), true);
        return known.stream().filter(breaker -> breaker.state() != State.CLOSED).count();
    }

    private record Breaker(String connection, String model, State state) {

        MultiGauge.Row<Number> row() {
            return MultiGauge.Row.of(Tags.of("connection", connection, "model", model), degree(state));
        }
    }

    private static int degree(State state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
