package app.plantain.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.BalanceChanged;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobChanged;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobState;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.TestDatabases;
import app.plantain.core.testing.TestTeams;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one PostgreSQL. */
class NodesTests {

    private static final TeamId TEAM = new TeamId(TimeOrderedIds.next());
    private static final BatchId BATCH = new BatchId(TimeOrderedIds.next());
    private static final int SILENT_MILLIS = 1_000;

    static String url;
    static Node one;
    static Node other;

    @BeforeAll
    static void startTwoNodes() throws InterruptedException {
        url = TestDatabases.freshPostgres();
        one = Node.on(url, "postgres");
        other = Node.on(url, "postgres");
    }

    @AfterAll
    static void stopThem() {
        one.close();
        other.close();
    }

    @Test
    void aChangeOnOneNodeIsHeardOnBothOnce() throws InterruptedException {
        hearEachOther();
    }

    @Test
    void noChangeWaitsForTheNextBeat() throws InterruptedException {
        var begin = System.nanoTime();
        for (var number = 0; number < 50; number++) {
            hearEachOther();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Conversation.BEAT);
    }

    @Test
    void whatIsRolledBackIsNotHeard() throws InterruptedException {
        var committed = change();

        one.rollBack(change());
        one.commit(committed);

        assertThat(other.next()).isEqualTo(committed);
        assertThat(one.next()).isEqualTo(committed);
    }

    @Test
    void movedCreditsAreHeardOnTheOtherNode() throws InterruptedException {
        var team = new TestTeams(one.bean(JdbcTemplate.class)).member().team();

        var ledger = one.bean(Ledger.class);
        one.bean(TransactionTemplate.class).executeWithoutResult(_ -> ledger.open(team));

        ledger.grant(team, Credits.of(5), "To start with", null, "grant:" + team);

        assertThat(other.next()).isEqualTo(new BalanceChanged(team));
        assertThat(one.next()).isEqualTo(new BalanceChanged(team));
    }

    @Test
    void aBatchOfHundredJobsIsThreeNotificationsAtMost() throws InterruptedException, SQLException {
        var balance = new BalanceChanged(TEAM);
        var events = new ArrayList<Object>();
        for (var job = 0; job < 100; job++) {
            events.addAll(List.of(balance, change()));
        }

        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("listen plantain_nodes");
            one.commit(events.toArray());

            hear(other, Set.copyOf(events));
            hear(one, events.size());
            var notifications = connection.unwrap(PGConnection.class).getNotifications(SILENT_MILLIS);
            assertThat(notifications)
                    .filteredOn(notification -> !notification.getParameter().endsWith(Letter.ALIVE))
                    .hasSizeBetween(1, 3)
                    .allSatisfy(notification ->
                            assertThat(notification.getParameter()).hasSizeLessThan(8_000));
        }
    }

    @Test
    void aNodeWhoseConnectionIsKilledListensAgainAndSaysThatItMissedSomething() throws InterruptedException {
        var killed = one.bean(JdbcTemplate.class).queryForList("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = 'plantain nodes' and datname = current_database()""", Boolean.class);

        assertThat(killed).containsExactly(true, true);
        assertThat(one.next()).isEqualTo(new ChangesMissed());
        assertThat(other.next()).isEqualTo(new ChangesMissed());
        hearEachOther();
    }

    @Test
    void theBuiltInDatabaseStartsNothing() throws InterruptedException {
        try (var alone = Node.on(TestDatabases.freshH2(), "plantain")) {
            var change = change();

            alone.commit(change);

            assertThat(alone.bean(Nodes.class).isRunning()).isFalse();
            assertThat(alone.next()).isEqualTo(change);
        }
    }

    private static void hearEachOther() throws InterruptedException {
        var first = change();
        var second = change();

        one.commit(first);
        assertThat(other.next()).isEqualTo(first);
        other.commit(second);

        assertThat(other.next()).isEqualTo(second);
        assertThat(one.next()).isEqualTo(first);
        assertThat(one.next()).isEqualTo(second);
    }

    private static void hear(Node node, Set<Object> events) throws InterruptedException {
        var missing = new HashSet<>(events);
        while (!missing.isEmpty()) {
            missing.remove(node.next());
        }
    }

    private static void hear(Node node, int events) throws InterruptedException {
        for (var i = 0; i < events; i++) {
            node.next();
        }
    }

    private static JobChanged change() {
        return new JobChanged(TEAM, BATCH, new JobId(TimeOrderedIds.next()), JobState.RUNNING);
    }
}
