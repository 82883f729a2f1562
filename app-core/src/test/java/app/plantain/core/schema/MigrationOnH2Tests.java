package app.plantain.core.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class MigrationOnH2Tests {

    @TempDir
    Path folder;

    private final List<Integer> delays = new ArrayList<>();

    @Test
    void itGoesToTheDiskOnceAndEachLaterCommitAtOnce() throws SQLException {
        migrate("create table fig (id int primary key)");

        assertThat(delays).hasSize(2);
        assertThat(delays.getFirst()).isEqualTo(60_000);
        assertThat(delays.getLast()).isZero();
    }

    @Test
    void afterAMigrationThatFailedCommitsGoToTheDiskAtOnceToo() throws SQLException {
        assertThatThrownBy(() -> migrate("create table fig (id no_such_type)")).isInstanceOf(FlywayException.class);

        assertThat(delays).hasSize(2);
        assertThat(delays.getFirst()).isEqualTo(60_000);
        assertThat(delays.getLast()).isZero();
    }

    /** Notes how long commits may wait while it migrates, and after it: seen by who has not connected since. */
    private void migrate(String statement) throws SQLException {
        var url = "jdbc:h2:file:%s/test;WRITE_DELAY=0".formatted(folder);
        var onH2 = new MigrationOnH2(new Database(url));
        try (var other = DriverManager.getConnection(url, "plantain", "")) {
            var flyway = Flyway.configure().locations("filesystem:" + folder).javaMigrations(new Noting(statement));
            onH2.customize(flyway);
            try {
                onH2.migrate(flyway.load());
            } finally {
                delays.add(delay(other));
            }
        } finally {
            onH2.destroy();
        }
    }

    private static int delay(Connection connection) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        return requireNonNull(jdbc.queryForObject(
                "select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'",
                Integer.class));
    }

    private final class Noting extends CodedMigration {

        private final String statement;

        private Noting(String statement) {
            super("1", "noting");
            this.statement = statement;
        }

        @Override
        protected void change(Connection connection) throws SQLException {
            delays.add(delay(connection));
            run(connection, statement);
        }
    }

    private record Database(String url) implements JdbcConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return "plantain";
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
