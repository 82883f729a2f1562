package app.plantain.core.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts how often the answers at a connection were not what the vendor's page promises, over all nodes. */
@Service
public class ConnectionDrifts {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDrifts.class);
    private static final int LONGEST = 200;

    /** Many more than a vendor has fields. */
    private static final int MOST_KINDS = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConnectionDrifts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One kind of drift.
     *
     * @param what what is not as promised
     * @param seen how often
     */
    public record Drift(String what, long seen, Instant firstAt, Instant lastAt) {}

    /** All kinds that were seen at a connection, the latest first. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<Drift> of(ConnectionId connection) {
        return jdbc.sql("""
                        select what, seen, first_at, last_at from connection_drift
                        where connection_id = ? order by last_at desc, what limit ?""")
                .params(connection.value(), MOST_KINDS)
                .query(ConnectionDrifts::drift)
                .list();
    }

    /** Counts one. Work that has come so far is not lost because it cannot be counted. */
    void count(ConnectionId connection, String what) {
        try {
            var cut = what.length() <= LONGEST ? what : what.substring(0, LONGEST);
            if (again(connection, cut) == 0) {
                first(connection, cut);
            }
        } catch (DataAccessException away) {
            LOG.warn("A drift of {} could not be counted: {}", connection, away.getMessage());
        }
    }

    private int again(ConnectionId connection, String what) {
        return jdbc.sql("update connection_drift set seen = seen + 1, last_at = ? where connection_id = ? and what = ?")
                .params(now(), connection.value(), what)
                .update();
    }

    private void first(ConnectionId connection, String what) {
        var added = jdbc.sql("""
                        insert into connection_drift (connection_id, what, seen, first_at, last_at)
                        select ?, ?, 1, ?, ? from vendor_connection
                        where id = ? and (select count(*) from connection_drift where connection_id = ?) < ?
                        on conflict do nothing""")
                .params(connection.value(), what, now(), now(), connection.value(), connection.value(), MOST_KINDS)
                .update();
        if (added == 0) {
            again(connection, what);
        }
    }

    private static Drift drift(ResultSet row, int number) throws SQLException {
        return new Drift(row.getString("what"), row.getLong("seen"), instant(row, "first_at"), instant(row, "last_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
