package app.plantain.core.schema;

import static java.util.Objects.requireNonNullElse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Connections to H2 for migrations alone, which stay open until the application ends. A check that compares with several
 * values is evaluated by H2 2.4 in the session that made it, and when that is closed no row is taken any more
 * (h2database issue 4308); a pool would close it after half an hour. Once the database is opened anew its checks are its own.
 */
@Component
class MigrationConnections implements FlywayConfigurationCustomizer, DisposableBean {

    private final JdbcConnectionDetails database;
    private final Queue<SingleConnectionDataSource> open = new ConcurrentLinkedQueue<>();

    MigrationConnections(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (database.getJdbcUrl().startsWith("jdbc:h2:")) {
            flyway.dataSource(new Kept());
        }
    }

    @Override
    public void destroy() {
        open.forEach(SingleConnectionDataSource::destroy);
    }

    private final class Kept extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return getConnection(
                    requireNonNullElse(database.getUsername(), ""), requireNonNullElse(database.getPassword(), ""));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            var one = new SingleConnectionDataSource(database.getJdbcUrl(), user, password, true);
            open.add(one);
            return one.getConnection();
        }
    }
}
