package app.plantain.core.schema;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * A migration in Java, for what the two databases have no common language for. Once it is released its version and its
 * description stay as they are: every database remembers both, and does not start with others.
 */
public abstract class CodedMigration implements JavaMigration {

    private final MigrationVersion version;
    private final String description;

    /** Makes a migration with its place among all of them, such as {@code 9.1}, and its name in lower case. */
    protected CodedMigration(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    /** Changes the schema, in one transaction with the note that it was changed. */
    protected abstract void change(Connection connection) throws SQLException;

    /** Runs statements one after the other. */
    protected static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    @Override
    public final void migrate(Context context) throws SQLException {
        change(context.getConnection());
    }

    @Override
    public final MigrationVersion getVersion() {
        return version;
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
