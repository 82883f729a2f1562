package app.plantain.core.schema;

import static java.util.Objects.requireNonNullElse;

import app.plantain.core.sql.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * How H2 is migrated; PostgreSQL is as usual.
 *
 * <ul>
 *   <li>The connections are their own, and stay open until the application ends. A check that compares with several values
 *       is evaluated by H2 2.4 in the session that made it, and when that is closed no row is taken any more (h2database
 *       issue 4308); a pool would close it after half an hour. Once the database is opened anew its checks are its own.
 *   <li>It goes to the disk once, at the end. H2 commits each change of a table by itself, and a first start has hundreds.
 *       Who is killed before finds the database as it was at some moment before, as with any commit that was not awaited.
 * </ul>
 */
@Component
class MigrationOnH2 implements FlywayConfigurationCustomizer, FlywayMigrationStrategy, DisposableBean {

    private static final String DELAY =
            "select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'";
    private static final int LATER_MILLISECONDS = 60_000;

    private final JdbcConnectionDetails database;
    private final Queue<SingleConnectionDataSource> open = new ConcurrentLinkedQueue<>();
    private volatile boolean migrating;

    MigrationOnH2(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (isH2()) {
            flyway.dataSource(new Kept());
        }
    }

    @Override
    public void migrate(Flyway flyway) {
        if (isH2()) {
            migrateAtOnce(flyway, new JdbcTemplate(keepOneOpen()));
        } else {
            flyway.migrate();
        }
    }

    private void migrateAtOnce(Flyway flyway, JdbcTemplate h2) {
        var delay = h2.queryForObject(DELAY, Integer.class);
        migrating = true;
        try {
            flyway.migrate();
        } finally {
            migrating = false;
            h2.execute("set write_delay " + delay);
            h2.execute("checkpoint sync");
        }
    }

    private boolean isH2() {
        return DatabaseAddress.isH2(database.getJdbcUrl());
    }

    @Override
    public void destroy() {
        open.forEach(SingleConnectionDataSource::destroy);
    }

    private SingleConnectionDataSource keepOneOpen() {
        var user = requireNonNullElse(database.getUsername(), "");
        var password = requireNonNullElse(database.getPassword(), "");
        var one = new SingleConnectionDataSource(database.getJdbcUrl(), user, password, true);
        open.add(one);
        return one;
    }

    private final class Kept extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            var one = keepOneOpen();
            if (migrating) {
                // For the whole database; a new connection brings back what its address says.
                new JdbcTemplate(one).execute("set write_delay " + LATER_MILLISECONDS);
            }
            return one.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
