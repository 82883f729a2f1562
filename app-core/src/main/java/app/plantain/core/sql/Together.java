package app.plantain.core.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Changes that go to the database in one round trip, in the order in which they were added; new rows of one kind with the
 * first of them. Both databases take several statements as one, of which each sees what the one before has done.
 */
public final class Together {

    private final JdbcTemplate template;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Insert, NewRows> inserts = new HashMap<>();

    /** Nothing yet; what is added goes to the database of the template, in the transaction that is open when it is sent. */
    public Together(JdbcTemplate template) {
        this.template = template;
    }

    private sealed interface Step {

        String statement();
    }

    private record NewRows(Insert insert, List<Row> rows) implements Step {

        @Override
        public String statement() {
            return insert.statement();
        }
    }

    private record Row(List<@Nullable Object> values) {}

    private record Change(String statement, List<@Nullable Object> values) implements Step {}

    /** Adds a new row, with a value for each column. */
    public Together add(Insert insert, @Nullable Object... itsValues) {
        inserts.computeIfAbsent(insert, this::begin).rows().add(new Row(Arrays.asList(itsValues)));
        return this;
    }

    private NewRows begin(Insert insert) {
        var rows = new NewRows(insert, new ArrayList<>());
        steps.add(rows);
        return rows;
    }

    /**
     * Adds another change, with a value for each of its question marks. It names one row by its key: a change of as many
     * rows as an array names would be planned for a small table, and read a large one from end to end.
     */
    public Together add(String change, @Nullable Object... itsValues) {
        steps.add(new Change(change, Arrays.asList(itsValues)));
        return this;
    }

    /** Sends what was added since it was last sent; nothing where there is nothing. */
    public void send() {
        if (steps.isEmpty()) {
            return;
        }
        PreparedStatementCallback<Boolean> inOrder = statement -> {
            give(statement);
            return statement.execute();
        };
        template.execute(steps.stream().map(Step::statement).collect(Collectors.joining("; ")), inOrder);
        steps.clear();
        inserts.clear();
    }

    private void give(PreparedStatement statement) throws SQLException {
        var parameter = 0;
        for (var step : steps) {
            switch (step) {
                case NewRows(var insert, var rows) -> {
                    var columns = insert.columns();
                    for (var column = 0; column < columns.size(); column++) {
                        var array = statement
                                .getConnection()
                                .createArrayOf(columns.get(column).type().inArrays(), column(rows, column));
                        statement.setArray(++parameter, array);
                    }
                }
                case Change(var _, var values) -> {
                    for (var value : values) {
                        StatementCreatorUtils.setParameterValue(
                                statement, ++parameter, SqlTypeValue.TYPE_UNKNOWN, value);
                    }
                }
            }
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
