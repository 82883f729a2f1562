package app.plantain.core.routing;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spreads the questions that all nodes put to a connection evenly over the minute, so that no minute sees more of them
 * than its limit. Costs nothing for a connection without that limit.
 */
@Service
public class ReadPermits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReadPermits(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Asks to put one question now.
     *
     * @return empty where it may be put, or else when to ask again
     */
    public Optional<Instant> take(Connection connection) {
        var limit = connection.limits().readsPerMinute();
        return limit.isEmpty()
                ? Optional.empty()
                : requireNonNull(transaction.execute(_ -> take(connection.id(), MINUTE.dividedBy(limit.getAsInt()))));
    }

    private Optional<Instant> take(ConnectionId connection, Duration apart) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var next = utc(now.plus(apart));
        var taken = jdbc.sql("update connection_reads set next_at = ? where connection_id = ? and next_at <= ?")
                .params(next, connection.value(), utc(now))
                .update();
        if (taken == 1) {
            return Optional.empty();
        }
        var first = jdbc.sql(
                        "insert into connection_reads (connection_id, next_at) values (?, ?) on conflict do nothing")
                .params(connection.value(), next)
                .update();
        return first == 1 ? Optional.empty() : Optional.of(nextOf(connection));
    }

    private Instant nextOf(ConnectionId connection) {
        return jdbc.sql("select next_at from connection_reads where connection_id = ?")
                .param(connection.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
