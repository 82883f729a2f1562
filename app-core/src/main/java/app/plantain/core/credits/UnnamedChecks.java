package app.plantain.core.credits;

import app.plantain.core.schema.CodedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes away the checks that the next migration replaces. In Java, because they were made without names, and each
 * database named them in its own way.
 */
@Component
class UnnamedChecks extends CodedMigration {

    UnnamedChecks() {
        super("8", "unnamed checks");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        drop(connection, "credit_account", "balance");
        drop(connection, "credit_transfer", "kind");
    }

    /** Drops the checks of a table that speak of a column. */
    static void drop(Connection connection, String table, String column) throws SQLException {
        for (var name : checks(connection, table, column)) {
            run(connection, "alter table %s drop constraint \"%s\"".formatted(table, name));
        }
    }

    private static List<String> checks(Connection connection, String table, String column) throws SQLException {
        var query = """
                select c.constraint_name from information_schema.table_constraints t
                join information_schema.check_constraints c
                    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
                where lower(t.table_name) = ? and lower(c.check_clause) like ?
                    and lower(c.check_clause) not like '%is not null'""";
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            statement.setString(2, "%" + column + "%");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
