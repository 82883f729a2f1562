package app.plantain.core.credits;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Changes that go to the database in one round trip: all new rows, then the other changes in the order in which they were
 * added. Both databases take several statements as one, of which each sees what the one before has done.
 */
final class Together {

    private final Map<Insert, List<Row>> rows = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private record Row(List<@Nullable Object> values) {}

    /** Adds a new row, with a value for each column. */
    Together add(Insert insert, @Nullable Object... itsValues) {
        rows.computeIfAbsent(insert, _ -> new ArrayList<>()).add(new Row(Arrays.asList(itsValues)));
        return this;
    }

    /**
     * Adds another change, with a value for each of its question marks. It names one row by its key: a change of as many
     * rows as an array names would be planned for a small table, and read a large one from end to end.
     */
    Together add(String change, @Nullable Object... itsValues) {
        changes.add(change);
        Collections.addAll(values, itsValues);
        return this;
    }

    /** Sends them; nothing where there are none. */
    void execute(JdbcTemplate template) {
        var statements = Stream.concat(rows.keySet().stream().map(Insert::statement), changes.stream())
                .toList();
        if (statements.isEmpty()) {
            return;
        }
        PreparedStatementCallback<Boolean> inOrder = statement -> {
            give(statement);
            return statement.execute();
        };
        template.execute(String.join("; ", statements), inOrder);
    }

    private void give(PreparedStatement statement) throws SQLException {
        var parameter = 0;
        for (var insert : rows.entrySet()) {
            var columns = insert.getKey().columns();
            for (var column = 0; column < columns.size(); column++) {
                var array = statement
                        .getConnection()
                        .createArrayOf(columns.get(column).type().inArrays(), column(insert.getValue(), column));
                statement.setArray(++parameter, array);
            }
        }
        for (var value : values) {
            StatementCreatorUtils.setParameterValue(statement, ++parameter, SqlTypeValue.TYPE_UNKNOWN, value);
        }
    }

    private static @Nullable Object[] column(List<Row> rows, int number) {
        var column = new @Nullable Object[rows.size()];
        for (var row = 0; row < column.length; row++) {
            column[row] = rows.get(row).values().get(number);
        }
        return column;
    }
}
