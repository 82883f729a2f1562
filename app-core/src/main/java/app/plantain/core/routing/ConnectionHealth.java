package app.plantain.core.routing;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.routing.ConnectionEvent.Kind;
import app.plantain.core.routing.Standing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The circuit breakers: one for each connection and model, kept in the database, so that all nodes see the same. Too
 * many failures open one; after a rest single jobs probe it; a probe that works closes it. A key that is not accepted or
 * an empty account pauses the whole connection until an administrator has acted.
 */
@Service
@EnableConfigurationProperties(BreakerProperties.class)
public class ConnectionHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHealth.class);
    private static final int REMEMBERED = 500;
    private static final String STANDING =
            "select connection_id, model, state, failures, window_start, openings, retry_at from connection_health ";

    private final JdbcClient jdbc;
    private final ConnectionRepository connections;
    private final BreakerProperties properties;
    private final Clock clock;

    ConnectionHealth(JdbcClient jdbc, ConnectionRepository connections, BreakerProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Takes note of an attempt that the connection failed, in the transaction that records it.
     *
     * @param retryAfter how long the vendor asked to be left alone
     * @param probe whether the attempt was let through to see if it works again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(
            ConnectionId connection,
            ModelId model,
            FailureKind kind,
            String message,
            Optional<Duration> retryAfter,
            boolean probe) {
        switch (kind) {
            case AUTHENTICATION, BALANCE -> pause(connection, kind, message);
            case RATE_LIMITED, VENDOR_ERROR, TIMEOUT -> count(connection, model, message, retryAfter, probe);
            case INVALID_REQUEST, CONTENT_BLOCKED, NO_IMAGE -> {
                if (probe) {
                    worked(connection, model);
                }
            }
        }
    }

    /** Takes note of a probe that the connection took, in the transaction that records it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void worked(ConnectionId connection, ModelId model) {
        var closed = jdbc.sql("""
                        update connection_health set state = 'CLOSED', failures = 0, openings = 0, retry_at = null
                        where connection_id = ? and model = ? and state <> 'CLOSED'""").params(connection.value(), model.value()).update();
        if (closed == 1) {
            tell(connection, model, Kind.CLOSED, "It works again");
        }
    }

    /** Takes note that a probe goes out, in the dispatcher's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void probed(ConnectionId connection, ModelId model) {
        var halfOpened = jdbc.sql("""
                        update connection_health set state = 'HALF_OPEN'
                        where connection_id = ? and model = ? and state = 'OPEN'""").params(connection.value(), model.value()).update();
        if (halfOpened == 1) {
            tell(connection, model, Kind.PROBED, "One job is let through to see whether it works again");
        }
    }

    /** All breakers through which not everything goes. */
    @Transactional(readOnly = true)
    public List<Standing> troubled() {
        return jdbc
                .sql(STANDING + "where state <> 'CLOSED' or retry_at is not null")
                .query(ConnectionHealth::row)
                .stream()
                .map(Row::standing)
                .toList();
    }

    /** The timeline of a connection, newest first. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<ConnectionEvent> timeline(ConnectionId connection, int limit) {
        return jdbc.sql("""
                        select at, kind, model, detail from connection_event
                        where connection_id = ? order by id desc limit ?""")
                .params(connection.value(), limit)
                .query((row, number) -> new ConnectionEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("model")).map(ModelId::new),
                        row.getString("detail")))
                .list();
    }

    /**
     * Since when jobs go through each of the connection's breakers, or do not. A model that never failed is not among
     * them.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<ModelId, Instant> since(ConnectionId connection) {
        var turns = timeline(connection, REMEMBERED).reversed();
        var open = new HashMap<ModelId, Boolean>();
        var since = new HashMap<ModelId, Instant>();
        for (var turn : turns) {
            var opens = turn.kind() == Kind.OPENED;
            var concerned = switch (turn.kind()) {
                case OPENED, CLOSED -> turn.model().stream().toList();
                case RESUMED -> List.copyOf(since.keySet());
                case PROBED, RESTED, PAUSED -> List.<ModelId>of();
            };
            concerned.stream()
                    .filter(model -> !Objects.equals(open.put(model, opens), opens))
                    .forEach(model -> since.put(model, turn.at()));
        }
        return since;
    }

    /** Forgets all failures of a connection whose cause an administrator has mended. */
    void forget(ConnectionId connection) {
        jdbc.sql("delete from connection_health where connection_id = ?")
                .param(connection.value())
                .update();
    }

    void tell(ConnectionId connection, @Nullable ModelId model, Kind kind, String detail) {
        LOG.info("Connection {} {} {}: {}", connection, model == null ? "" : model, kind, detail);
        jdbc.sql("insert into connection_event (id, connection_id, model, at, kind, detail) values (?, ?, ?, ?, ?, ?)")
                .param(TimeOrderedIds.next())
                .param(connection.value())
                .param(model == null ? null : model.value())
                .param(utc(now()))
                .param(kind.name())
                .param(detail.length() > 500 ? detail.substring(0, 500) : detail)
                .update();
    }

    private void pause(ConnectionId id, FailureKind kind, String message) {
        var connection = connections.lockById(id.value()).orElseThrow();
        if (connection.pause(kind, message, now())) {
            tell(id, null, Kind.PAUSED, message);
        }
    }

    private record Row(Standing standing, Instant windowStart, int openings) {}

    private void count(
            ConnectionId connection, ModelId model, String message, Optional<Duration> retryAfter, boolean probe) {
        var known = lock(connection, model);
        if (known.standing().state() == State.CLOSED) {
            countClosed(known, message, retryAfter);
        } else if (probe) {
            open(known, known.openings() + 1, "The probe failed: " + message, retryAfter);
        }
    }

    private void countClosed(Row known, String message, Optional<Duration> retryAfter) {
        var standing = known.standing();
        var fresh = known.windowStart().plus(properties.window()).isBefore(now());
        var windowStart = fresh ? now() : known.windowStart();
        var failures = fresh ? 1 : standing.failures() + 1;
        if (failures >= properties.failures() && 2 * failures >= tried(standing, windowStart)) {
            open(known, 1, "%d failures, the last: %s".formatted(failures, message), retryAfter);
            return;
        }
        var rest = retryAfter.map(now()::plus).orElse(standing.retryAt());
        write(standing, State.CLOSED, failures, windowStart, 0, rest);
        if (retryAfter.isPresent() && !standing.rests(now())) {
            tell(
                    standing.connection(),
                    standing.model(),
                    Kind.RESTED,
                    "Asked to be left alone for %d s".formatted(retryAfter.get().toSeconds()));
        }
    }

    private void open(Row known, int openings, String why, Optional<Duration> retryAfter) {
        var rest = retryAfter
                .filter(asked -> asked.compareTo(properties.restAt(openings)) > 0)
                .orElse(properties.restAt(openings));
        var standing = known.standing();
        write(standing, State.OPEN, 0, now(), openings, now().plus(rest));
        tell(standing.connection(), standing.model(), Kind.OPENED, why);
    }

    /** How many attempts the window has seen, of which the failures must be a good part. */
    private int tried(Standing standing, Instant since) {
        return jdbc.sql("select count(*) from attempt where connection_id = ? and started_at >= ? and model = ?")
                .params(
                        standing.connection().value(),
                        utc(since),
                        standing.model().value())
                .query(Integer.class)
                .single();
    }

    private Row lock(ConnectionId connection, ModelId model) {
        jdbc.sql("""
                        insert into connection_health
                            (connection_id, model, state, failures, window_start, openings)
                        values (?, ?, 'CLOSED', 0, ?, 0) on conflict do nothing""").params(connection.value(), model.value(), utc(now())).update();
        return jdbc.sql(STANDING + "where connection_id = ? and model = ? for update")
                .params(connection.value(), model.value())
                .query(ConnectionHealth::row)
                .single();
    }

    private void write(
            Standing standing,
            State state,
            int failures,
            Instant windowStart,
            int openings,
            @Nullable Instant retryAt) {
        jdbc.sql("""
                        update connection_health
                        set state = ?, failures = ?, window_start = ?, openings = ?, retry_at = ?
                        where connection_id = ? and model = ?""")
                .param(state.name())
                .param(failures)
                .param(utc(windowStart))
                .param(openings)
                .param(retryAt == null ? null : utc(retryAt))
                .param(standing.connection().value())
                .param(standing.model().value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var retryAt = row.getObject("retry_at", OffsetDateTime.class);
        var standing = new Standing(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                new ModelId(row.getString("model")),
                State.valueOf(row.getString("state")),
                retryAt == null ? null : retryAt.toInstant(),
                row.getInt("failures"));
        return new Row(
                standing, row.getObject("window_start", OffsetDateTime.class).toInstant(), row.getInt("openings"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
