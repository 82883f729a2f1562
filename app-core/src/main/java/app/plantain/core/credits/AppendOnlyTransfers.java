package app.plantain.core.credits;

import app.plantain.core.schema.CodedMigration;
import app.plantain.core.schema.FrozenTable;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Makes the table of transfers append-only. In Java, because the two databases have no common language for triggers. */
@Component
class AppendOnlyTransfers extends CodedMigration {

    static final FrozenTable TRANSFERS =
            new FrozenTable("credit_transfer", "transfer", AppendOnly.class, AppendOnly.WORDS);

    AppendOnlyTransfers() {
        super("2", "append only transfers");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        TRANSFERS.freeze(connection);
    }
}
