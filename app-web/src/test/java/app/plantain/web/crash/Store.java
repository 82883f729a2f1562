package app.plantain.web.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database that the nodes work on, and that is asked in the end. */
sealed interface Store extends AutoCloseable {

    /** Which database. */
    enum Kind {
        H2,
        POSTGRES
    }

    /** What a node of that name is told of it. */
    List<String> properties(String node);

    /** Asks it. With a database inside the node, only while the node is down. */
    Connection open() throws SQLException;

    @Override
    void close() throws IOException;

    static Store start(Kind kind, Path home) throws IOException {
        return switch (kind) {
            case H2 -> new Inside(home);
            case POSTGRES -> new Server(home.resolveSibling("postgres"));
        };
    }

    /** The built-in one: a file that one node holds. */
    record Inside(Path home) implements Store {

        @Override
        public List<String> properties(String node) {
            return List.of();
        }

        @Override
        public Connection open() throws SQLException {
            var options = "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE";
            return DriverManager.getConnection(
                    "jdbc:h2:file:%s/plantain;%s".formatted(home.toAbsolutePath(), options), "plantain", "");
        }

        @Override
        public void close() {
            // The node that held it is gone.
        }
    }

    /** A PostgreSQL server of our own, which can be stopped and started. */
    final class Server implements Store {

        private final Path folder;
        private EmbeddedPostgres postgres;

        Server(Path folder) throws IOException {
            this.folder = folder;
            this.postgres = start(folder, null);
        }

        @Override
        public List<String> properties(String node) {
            return List.of(
                    "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username=postgres",
                    "spring.datasource.password=",
                    // So that a witness can tell who did what.
                    "spring.datasource.hikari.data-source-properties.ApplicationName=" + node,
                    "db-scheduler.scheduler-name=" + node);
        }

        @Override
        public Connection open() throws SQLException {
            return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        }

        void stop() throws IOException {
            postgres.close();
        }

        void startAgain() throws IOException {
            postgres = start(folder, postgres.getPort());
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }

        private static EmbeddedPostgres start(Path folder, @Nullable Integer port) throws IOException {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setPGStartupWait(Duration.ofSeconds(60));
            return port == null ? builder.start() : builder.setPort(port).start();
        }
    }
}
