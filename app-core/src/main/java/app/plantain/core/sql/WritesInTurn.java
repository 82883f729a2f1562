package app.plantain.core.sql;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection that takes its turn before it first changes something, and gives it back when the transaction ends. */
final class WritesInTurn implements InvocationHandler {

    private final Connection connection;
    private final Turn turn;
    private boolean writing;

    private WritesInTurn(Connection connection, Turn turn) {
        this.connection = connection;
        this.turn = turn;
    }

    static Connection on(Connection connection, Turn turn) {
        return proxy(Connection.class, new WritesInTurn(connection, turn));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> areSame(proxy, arguments);
            case "createStatement" -> statement(Statement.class, method, arguments);
            case "prepareStatement" -> statement(PreparedStatement.class, method, arguments);
            case "prepareCall" -> statement(CallableStatement.class, method, arguments);
            case "commit" -> {
                // Where it fails, the transaction is open until it is rolled back.
                var result = call(connection, method, arguments);
                giveBack();
                yield result;
            }
            case "close", "abort" -> end(method, arguments);
            // Back to a savepoint the transaction goes on.
            case "rollback" -> arguments == null ? end(method, null) : call(connection, method, arguments);
            case "setAutoCommit" -> {
                var result = call(connection, method, arguments);
                endWhereEachStatementDoes();
                yield result;
            }
            default -> call(connection, method, arguments);
        };
    }

    private <T extends Statement> T statement(Class<T> type, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var statement = type.cast(requireNonNull(call(connection, method, arguments)));
        return proxy(type, (proxy, called, values) -> switch (called.getName()) {
            case "equals" -> areSame(proxy, values);
            case "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch" -> execute(statement, called, values, sql(values != null ? values : arguments));
            default -> call(statement, called, values);
        });
    }

    /** Empty for what was collected to be executed at once. */
    private static String sql(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof String sql ? sql : "";
    }

    private @Nullable Object execute(
            Statement statement, Method method, @Nullable Object @Nullable [] arguments, String sql) throws Throwable {
        if (onlyReads(sql)) {
            return call(statement, method, arguments);
        }
        if (!writing) {
            turn.take();
            writing = true;
        }
        try {
            return call(statement, method, arguments);
        } finally {
            endWhereEachStatementDoes();
        }
    }

    private static boolean onlyReads(String sql) {
        var words = sql.stripLeading().toLowerCase(Locale.ROOT);
        return (words.startsWith("select") || words.startsWith("with")) && !words.contains("for update");
    }

    private @Nullable Object end(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return call(connection, method, arguments);
        } finally {
            giveBack();
        }
    }

    private void endWhereEachStatementDoes() throws SQLException {
        if (writing && (connection.isClosed() || connection.getAutoCommit())) {
            giveBack();
        }
    }

    private void giveBack() {
        if (writing) {
            writing = false;
            turn.giveBack();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean areSame(Object proxy, @Nullable Object @Nullable [] other) {
        return other != null && proxy == other[0];
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
