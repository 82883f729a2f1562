package app.plantain.core.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements and the commits that go to the database. That takes time of its own, and can be left off. */
public final class CountingDataSource extends DelegatingDataSource {

    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private volatile boolean counts = true;

    CountingDataSource(DataSource database) {
        super(database);
    }

    /** Has every statement counted that an application makes. */
    public static final class Everywhere implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database ? new CountingDataSource(database) : bean;
        }
    }

    /** Whether to count on the connections that are taken from now on. */
    public void count(boolean wanted) {
        counts = wanted;
    }

    /** How many there were until now. */
    public long statements() {
        return statements.sum();
    }

    /** How many there were until now. */
    public long commits() {
        return commits.sum();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return counts ? counting(Connection.class, connection) : connection;
    }

    private <T> T counting(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            var name = method.getName();
            if (name.startsWith("execute")) {
                statements.increment();
            } else if (name.equals("commit")) {
                commits.increment();
            }
            return wrap(invoke(target, method, arguments));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(
            Object target, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private @Nullable Object wrap(@Nullable Object result) {
        return switch (result) {
            case PreparedStatement statement -> counting(PreparedStatement.class, statement);
            case Statement statement -> counting(Statement.class, statement);
            case null, default -> result;
        };
    }
}
