package app.plantain.core.credits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Changes that go to the database in one round trip, in the order in which they were added. Both databases take several
 * statements as one, of which each sees what the one before has done.
 */
final class Together {

    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds a change, with a value for each of its question marks. */
    Together add(String statement, @Nullable Object... itsValues) {
        statements.add(statement);
        Collections.addAll(values, itsValues);
        return this;
    }

    /**
     * Adds an insert of several rows.
     *
     * @param into such as {@code insert into t (a, b)}
     * @param row such as {@code (?, ?)}
     */
    Together insert(String into, String row, List<? extends Stream<? extends @Nullable Object>> rows) {
        statements.add(into + " values " + String.join(", ", Collections.nCopies(rows.size(), row)));
        rows.forEach(itsValues -> itsValues.forEach(values::add));
        return this;
    }

    /** Sends them; nothing where there are none. */
    void execute(JdbcTemplate template) {
        if (statements.isEmpty()) {
            return;
        }
        PreparedStatementCallback<Boolean> inOrder = statement -> {
            for (var index = 0; index < values.size(); index++) {
                StatementCreatorUtils.setParameterValue(
                        statement, index + 1, SqlTypeValue.TYPE_UNKNOWN, values.get(index));
            }
            return statement.execute();
        };
        template.execute(String.join("; ", statements), inOrder);
    }
}
