package app.plantain.core.prices;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.schema.CodedMigration;
import app.plantain.core.schema.FrozenTable;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * Makes rules of the plain prices there were until now, and freezes the rules. In Java, because the ids of rules are made
 * here, and because the two databases have no common language for triggers.
 */
@Component
class PricesBecomeRules extends CodedMigration {

    private static final String OLD_PRICES = "select model, tier, valid_from, amount from price order by valid_from";

    private static final String NEW_RULE = """
            insert into price_rule (id, model, tier, least_references, valid_from, amount, reason, created_at)
            values (?, ?, ?, 0, ?, ?, 'The price list that Plantain came with', ?)""";

    static final FrozenTable RULES = new FrozenTable("price_rule", "price_rule", FrozenRules.class, FrozenRules.WORDS);

    PricesBecomeRules() {
        super("9.1", "prices become rules");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        copy(connection);
        run(connection, "drop table price");
        RULES.freeze(connection);
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
