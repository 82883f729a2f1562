package app.plantain.core.credits;

import app.plantain.core.schema.CodedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Makes the table of transfers append-only in a database that began with the whole schema of version 16. */
@Component
class StillAppendOnly extends CodedMigration {

    StillAppendOnly() {
        super("16.1", "still append only transfers");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        AppendOnlyTransfers.TRANSFERS.keepFrozen(connection);
    }
}
