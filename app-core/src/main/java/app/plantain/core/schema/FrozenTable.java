package app.plantain.core.schema;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A table to which rows are only ever added, whoever asks the database.
 *
 * @param name the table
 * @param row what one of its rows is, in the name of PostgreSQL's function
 * @param refusal what H2 calls when somebody tries
 * @param words what whoever tries is told, on both
 */
public record FrozenTable(String name, String row, Class<? extends RefusedChange> refusal, String words) {

    /** Has the database refuse to change or delete a row from now on. */
    public void freeze(Connection connection) throws SQLException {
        CodedMigration.run(connection, isH2(connection) ? onH2() : onPostgresql());
    }

    /** Does so where the database does not yet: one that began with the whole schema has no triggers by then. */
    public void keepFrozen(Connection connection) throws SQLException {
        if (!isFrozen(connection)) {
            freeze(connection);
        }
    }

    private boolean isFrozen(Connection connection) throws SQLException {
        var query = "select 1 from information_schema.triggers"
                + " where trigger_schema = current_schema and lower(trigger_name) = ?";
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name + "_append_only");
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Lets rows be changed again, for a migration that freezes the table again when it is done. */
    public void thaw(Connection connection) throws SQLException {
        if (isH2(connection)) {
            CodedMigration.run(connection, "drop trigger %s_append_only".formatted(name));
        } else {
            CodedMigration.run(
                    connection,
                    "drop trigger %1$s_append_only on %1$s".formatted(name),
                    "drop function refuse_change_of_%s()".formatted(row));
        }
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return "H2".equals(connection.getMetaData().getDatabaseProductName());
    }

    private String onH2() {
        return """
                create trigger %1$s_append_only before update, delete on %1$s
                for each row call '%2$s'""".formatted(name, refusal.getName());
    }

    private String onPostgresql() {
        return """
                create function refuse_change_of_%2$s() returns trigger language plpgsql as $$
                begin
                    raise exception '%3$s' using errcode = '%4$s';
                end $$;
                create trigger %1$s_append_only before update or delete or truncate on %1$s
                for each statement execute function refuse_change_of_%2$s()""".formatted(name, row, words, RefusedChange.ERROR);
    }
}
