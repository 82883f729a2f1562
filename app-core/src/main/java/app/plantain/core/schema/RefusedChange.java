package app.plantain.core.schema;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every change of a row that is already written. H2 calls it by the name of the class that says so, which therefore
 * stays where it is; PostgreSQL has a function of its own.
 */
public abstract class RefusedChange implements Trigger {

    /** A restriction is violated, as both databases call it. */
    static final String ERROR = "23001";

    private final String words;

    /** Makes one that tells this to whoever tries. */
    protected RefusedChange(String words) {
        this.words = words;
    }

    @Override
    public final void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException(words, ERROR);
    }
}
