package app.plantain.core.credits;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses every change of a row that is already written. H2 calls it by name; PostgreSQL has a function of its own. */
public class AppendOnly implements Trigger {

    /** Called by H2. */
    public AppendOnly() {}

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("Transfers are append-only: correct one with another", "23001");
    }
}
