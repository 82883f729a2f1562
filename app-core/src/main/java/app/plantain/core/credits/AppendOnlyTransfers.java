package app.plantain.core.credits;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the table of transfers append-only. In Java, because the two databases have no common language for triggers:
 * it is the one migration that differs between them.
 */
@Component
class AppendOnlyTransfers implements JavaMigration {

    private static final String ON_H2 = """
            create trigger credit_transfer_append_only before update, delete on credit_transfer
            for each row call 'app.plantain.core.credits.AppendOnly'""";

    private static final String ON_POSTGRESQL = """
            create function refuse_change_of_transfer() returns trigger language plpgsql as $$
            begin
                raise exception 'Transfers are append-only: correct one with another' using errcode = '23001';
            end $$;
            create trigger credit_transfer_append_only before update or delete or truncate on credit_transfer
            for each statement execute function refuse_change_of_transfer()""";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "append only transfers";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var onH2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        try (var statement = connection.createStatement()) {
            statement.execute(onH2 ? ON_H2 : ON_POSTGRESQL);
        }
    }
}
