package app.plantain.core.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts any number of rows into a table, in words that are always the same, so that a database reads and plans them once:
 * each column's values are given as one array. Both databases know these words.
 *
 * @param statement with a question mark for each column
 * @param columns in the order of the question marks
 */
public record Insert(String statement, List<Column> columns) {

    /** What a column holds, by its name in SQL and its name for an array of it in JDBC. */
    public enum Type {
        UUID("uuid", "uuid"),
        NUMBER("bigint", "int8"),
        TEXT("varchar", "varchar"),
        TIME("timestamp with time zone", "timestamptz"),
        BOOLEAN("boolean", "bool");

        private final String sql;
        private final String inArrays;

        Type(String sql, String inArrays) {
            this.sql = sql;
            this.inArrays = inArrays;
        }

        String inArrays() {
            return inArrays;
        }
    }

    /** A column and what it holds. */
    public record Column(String name, Type type) {}

    /** A column of ids: values are {@link java.util.UUID}s or null. */
    public static Column id(String name) {
        return new Column(name, Type.UUID);
    }

    /** A column of whole numbers. */
    public static Column number(String name) {
        return new Column(name, Type.NUMBER);
    }

    /** A column of texts. */
    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    /** A column of yes and no. */
    public static Column flag(String name) {
        return new Column(name, Type.BOOLEAN);
    }

    /** A column of instants: values are {@link java.time.OffsetDateTime}s. */
    public static Column time(String name) {
        return new Column(name, Type.TIME);
    }

    /** New rows of a table. */
    public static Insert into(String table, Column... columns) {
        var all = List.of(columns);
        var arrays = all.stream()
                .map(column -> "cast(? as %s array)".formatted(column.type().sql))
                .collect(Collectors.joining(", "));
        var statement =
                "insert into %1$s (%2$s) select n.* from unnest(%3$s) n (%2$s)".formatted(table, names(all), arrays);
        return new Insert(statement, all);
    }

    /** The same, which leaves rows alone that are there already. */
    public Insert unlessThere() {
        return new Insert(statement + " on conflict do nothing", columns);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
