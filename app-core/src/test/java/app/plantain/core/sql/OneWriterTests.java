package app.plantain.core.sql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class OneWriterTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    private HikariDataSource pool;
    private HikariDataSource otherPool;

    @BeforeEach
    void open() throws SQLException {
        var oneWriter = new OneWriter();
        pool = pool(oneWriter);
        otherPool = pool(oneWriter);
        try (var connection = pool.getConnection()) {
            run(connection, "create table leaf (id int primary key, size int not null)");
            run(connection, "insert into leaf values (1, 0), (2, 0)");
        }
    }

    @AfterEach
    void close() {
        pool.close();
        otherPool.close();
    }

    @Test
    void whoWritesWaitsUntilTheTransactionThatWroteBeforeHasEnded() throws SQLException {
        try (var first = transaction(pool)) {
            run(first, "update leaf set size = 1 where id = 1");
            anotherOneWaitsFor(first::commit);
        }
    }

    @Test
    void whoLocksARowWritesToo() throws SQLException {
        try (var first = transaction(pool)) {
            run(first, "select id from leaf where id = 1 for update");
            anotherOneWaitsFor(first::rollback);
        }
    }

    @Test
    void whoReadsWaitsForNobody() throws SQLException {
        try (var writing = transaction(pool);
                var reading = transaction(pool)) {
            run(writing, "update leaf set size = 7 where id = 1");

            assertThat(CompletableFuture.supplyAsync(() -> size(reading)).join())
                    .isZero();
        }
    }

    @Test
    void nobodyWaitsForItself() throws SQLException {
        try (var outer = transaction(pool);
                var inner = transaction(otherPool)) {
            run(outer, "update leaf set size = 1 where id = 1");
            run(inner, "update leaf set size = 1 where id = 2");
            inner.commit();
            run(outer, "update leaf set size = 2 where id = 1");
            outer.commit();
        }
        assertThat(otherThreadWrites()).succeedsWithin(SOON);
    }

    @Test
    void theTurnIsGivenBackHoweverATransactionEnds() throws SQLException {
        try (var alone = pool.getConnection()) {
            assertThatThrownBy(() -> run(alone, "insert into leaf values (1, 0)"))
                    .isInstanceOf(SQLException.class);
            assertThat(otherThreadWrites()).succeedsWithin(SOON);
        }
        try (var left = transaction(pool)) {
            assertThatThrownBy(() -> run(left, "insert into leaf values (1, 0)"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(otherThreadWrites()).succeedsWithin(SOON);
        try (var goesOn = transaction(pool)) {
            run(goesOn, "update leaf set size = 1 where id = 1");
            goesOn.setAutoCommit(true);
            assertThat(otherThreadWrites()).succeedsWithin(SOON);
        }
    }

    @Test
    void backToASavepointTheTransactionKeepsItsTurn() throws SQLException {
        try (var first = transaction(pool)) {
            var savepoint = first.setSavepoint();
            run(first, "update leaf set size = 1 where id = 1");
            first.rollback(savepoint);
            anotherOneWaitsFor(first::commit);
        }
    }

    @Test
    void aTransactionWhoseCommitFailedKeepsItsTurnUntilItIsRolledBack() throws SQLException {
        var turn = new Turn();
        try (var h2 = pool.getConnection();
                var first = WritesInTurn.on(withoutRoom(h2), turn)) {
            first.setAutoCommit(false);
            run(first, "update leaf set size = 1 where id = 1");
            assertThatThrownBy(first::commit).hasMessage("The disk is full");
            waitsFor(first::rollback, () -> take(turn));
        }
    }

    /** Without turns, about every eighth of such kills leaves rows without index, or half of a change. */
    @Test
    void aKilledProcessLeavesNothingHalfWritten() throws IOException, InterruptedException, SQLException {
        var dice = new Random();
        for (var kill = 0; kill < KILLS; kill++) {
            var address = "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("killed-" + kill));
            killAfter(10 + dice.nextInt(40), address);
            assertThat(Writers.damage(address)).isEmpty();
        }
    }

    private void anotherOneWaitsFor(Ending ending) throws SQLException {
        waitsFor(ending, () -> run(otherPool, "update leaf set size = 1 where id = 2"));
    }

    private static void waitsFor(Ending ending, Runnable writing) throws SQLException {
        var order = new ConcurrentLinkedQueue<String>();
        var second = waiting(() -> {
            writing.run();
            order.add("the second wrote");
        });
        order.add("the first ends");
        ending.run();
        second.join();
        assertThat(order).containsExactly("the first ends", "the second wrote");
    }

    /** How the transaction that was first ends. */
    private interface Ending {
        void run() throws SQLException;
    }

    private static void killAfter(int lines, String address) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        java, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", path, Writers.class.getName(), address)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            for (var number = 0; number < lines; number++) {
                requireNonNull(said.readLine(), "The writers stopped by themselves");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Connection withoutRoom(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                OneWriterTests.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        throw new SQLException("The disk is full");
                    }
                    return method.invoke(connection, arguments);
                });
    }

    private static void take(Turn turn) {
        try {
            turn.take();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private HikariDataSource pool(OneWriter oneWriter) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("test")));
        config.setMaximumPoolSize(3);
        oneWriter.takeTurnsIn(config);
        return new HikariDataSource(config);
    }

    private static Connection transaction(HikariDataSource from) throws SQLException {
        var connection = from.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private CompletableFuture<Void> otherThreadWrites() {
        return CompletableFuture.runAsync(() -> run(otherPool, "update leaf set size = 3 where id = 2"));
    }

    /** Starts it, and returns when it waits. */
    private static CompletableFuture<Void> waiting(Runnable work) {
        var done = new CompletableFuture<Void>();
        var thread = Thread.ofPlatform().start(() -> {
            work.run();
            done.complete(null);
        });
        while (!waitsForItsTurn(thread)) {
            assertThat(done).as("Nothing is waited for").isNotDone();
            Thread.onSpinWait();
        }
        return done;
    }

    private static boolean waitsForItsTurn(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Turn.class.getName()));
    }

    private static void run(HikariDataSource from, String sql) {
        try (var connection = from.getConnection()) {
            run(connection, sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static int size(Connection connection) {
        try (var statement = connection.prepareStatement("select size from leaf where id = 1");
                var found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
