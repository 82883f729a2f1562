package app.plantain.core.prices;

import app.plantain.core.identity.TimeOrderedIds;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes rules of the plain prices there were until now, and freezes the rules. In Java, because the ids of rules are made
 * here, and because the two databases have no common language for triggers.
 */
@Component
class PricesBecomeRules implements JavaMigration {

    private static final String OLD_PRICES = "select model, tier, valid_from, amount from price order by valid_from";

    private static final String NEW_RULE = """
            insert into price_rule (id, model, tier, least_references, valid_from, amount, reason, created_at)
            values (?, ?, ?, 0, ?, ?, 'The price list that Plantain came with', ?)""";

    private static final String ON_H2 = """
            create trigger price_rule_append_only before update, delete on price_rule
            for each row call 'app.plantain.core.prices.FrozenRules'""";

    private static final String ON_POSTGRESQL = """
            create function refuse_change_of_price_rule() returns trigger language plpgsql as $$
            begin
                raise exception 'Price rules are append-only: a later one takes over' using errcode = '23001';
            end $$;
            create trigger price_rule_append_only before update or delete or truncate on price_rule
            for each statement execute function refuse_change_of_price_rule()""";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9.1");
    }

    @Override
    public String getDescription() {
        return "prices become rules";
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
        copy(connection);
        var onH2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        try (var statement = connection.createStatement()) {
            statement.execute("drop table price");
            statement.execute(onH2 ? ON_H2 : ON_POSTGRESQL);
        }
    }

    private static void copy(Connection connection) throws SQLException {
        try (var read = connection.createStatement();
                var write = connection.prepareStatement(NEW_RULE);
                var prices = read.executeQuery(OLD_PRICES)) {
            while (prices.next()) {
                write.setObject(1, TimeOrderedIds.next());
                write.setString(2, prices.getString("model"));
                write.setString(3, prices.getString("tier"));
                write.setObject(4, prices.getObject("valid_from"));
                write.setLong(5, prices.getLong("amount"));
                write.setObject(6, prices.getObject("valid_from"));
                write.executeUpdate();
            }
        }
    }
}
