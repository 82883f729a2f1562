package app.plantain.core.sql;

import static org.slf4j.Logger.ROOT_LOGGER_NAME;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process of its own, in which many change a new database at the same time until it is killed. Each change moves one
 * row in six tables together. Prints a line for every {@value #COMMITS_A_LINE} commits.
 */
final class Writers {

    static final int ROWS = 200;

    static final int COMMITS_A_LINE = 20;

    private static final int WRITERS = 20;

    /** So many that H2 has something to save between the first and the last. */
    private static final int TABLES = 40;

    private static final int[] MOVED = {1, 8, 15, 22, 30, 38};

    private final AtomicLong commits = new AtomicLong();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private Writers(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /**
     * Writes until it is killed.
     *
     * @param arguments the database's address
     */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var writers = new Writers(pool(arguments[0]));
        writers.create();
        for (var number = 0; number < WRITERS; number++) {
            var own = number;
            new Thread(() -> writers.write(own)).start();
        }
    }

    /** What is wrong with what the killed process left; empty where nothing is. */
    static List<String> damage(String address) throws SQLException {
        try (var pool = pool(address);
                var one = pool.getConnection();
                var other = pool.getConnection()) {
            // What H2 takes for left open is seen in some transactions only: two at once are two different ones.
            one.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(one, true))
                    .update("insert into leaf_0 values (?, 0, '')", id(0));
            return Stream.of(one, other)
                    .map(looking -> new JdbcTemplate(new SingleConnectionDataSource(looking, true)))
                    .flatMap(Writers::damage)
                    .toList();
        }
    }

    private static Stream<String> damage(JdbcTemplate looking) {
        return Arrays.stream(MOVED)
                .mapToObj(table -> Stream.of(
                        "leaf_%d where id >= '00000000-0000-0000-0000-000000000000'".formatted(table),
                        "leaf_%d where moves >= 0".formatted(table),
                        "leaf_%d where place >= ''".formatted(table),
                        "leaf_%d where moves + 1 > 0".formatted(table),
                        "leaf_%d one join leaf_%d other on one.id = other.id and one.moves = other.moves"
                                .formatted(MOVED[0], table)))
                .flatMap(Function.identity())
                .filter(rows -> !Integer.valueOf(ROWS).equals(count(looking, rows)))
                .map(rows -> "%d rows: %s".formatted(count(looking, rows), rows));
    }

    private static @Nullable Integer count(JdbcTemplate looking, String rows) {
        return looking.queryForObject("select count(*) from " + rows, Integer.class);
    }

    private static HikariDataSource pool(String address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setUsername("plantain");
        config.setMaximumPoolSize(WRITERS);
        new OneWriter().takeTurnsIn(config);
        return new HikariDataSource(config);
    }

    private void create() {
        for (var table = 0; table < TABLES; table++) {
            jdbc.execute("create table leaf_%d (id uuid primary key, moves int not null, place varchar not null)"
                    .formatted(table));
            jdbc.execute("create index leaf_moves_%d on leaf_%d (moves)".formatted(table, table));
            jdbc.execute("create index leaf_place_%d on leaf_%d (place)".formatted(table, table));
        }
        for (var table : MOVED) {
            for (var row = 0; row < ROWS; row++) {
                jdbc.update("insert into leaf_%d values (?, 0, '')".formatted(table), id(row));
            }
        }
    }

    private void write(int own) {
        var dice = new Random(own);
        while (true) {
            // No two of them want the same row.
            var row = id(own * (ROWS / WRITERS) + dice.nextInt(ROWS / WRITERS));
            transaction.executeWithoutResult(_ -> {
                for (var table : MOVED) {
                    jdbc.update(
                            "update leaf_%d set moves = moves + 1, place = ? where id = ?".formatted(table),
                            "place " + dice.nextInt(100),
                            row);
                }
            });
            if (commits.incrementAndGet() % COMMITS_A_LINE == 0) {
                System.out.println(commits);
            }
        }
    }

    private static UUID id(int row) {
        return new UUID(0, row);
    }
}
