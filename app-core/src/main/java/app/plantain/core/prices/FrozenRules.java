package app.plantain.core.prices;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses every change of a price rule that is written. H2 calls it by name; PostgreSQL has a function of its own. */
public class FrozenRules implements Trigger {

    /** Called by H2. */
    public FrozenRules() {}

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("Price rules are append-only: a later one takes over", "23001");
    }
}
