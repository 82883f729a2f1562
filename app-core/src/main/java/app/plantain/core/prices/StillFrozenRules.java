package app.plantain.core.prices;

import app.plantain.core.schema.CodedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Freezes the rules of prices in a database that began with the whole schema of version 16. */
@Component
class StillFrozenRules extends CodedMigration {

    StillFrozenRules() {
        super("16.2", "still frozen price rules");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        PricesBecomeRules.RULES.keepFrozen(connection);
    }
}
