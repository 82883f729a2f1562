package app.plantain.core.nodes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.testing.OnPostgres;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@OnPostgres
@Timeout(60)
class AbandonedTransactionsTests {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void eachConnectionEndsThemAfterAMinute() {
        assertThat(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class))
                .isEqualTo("1min");
    }

    /** As it does after the minute, with a shorter one. */
    @Test
    void whatWasLockedInOneIsFreeAndNothingOfItIsKept() {
        var team = UUID.randomUUID();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    jdbc.execute("set local idle_in_transaction_session_timeout = '50ms'");
                    jdbc.update(
                            "insert into team (id, name, created_at) values (?, 'Frozen', current_timestamp)", team);
                    awaitTheEndOf(requireNonNull(jdbc.queryForObject("select pg_backend_pid()", Integer.class)));
                    jdbc.execute("select 1");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(jdbc.queryForList("select id from team where id = ?", team)).isEmpty();
    }

    private void awaitTheEndOf(int session) {
        assertThat(CompletableFuture.supplyAsync(() -> {
                    while (!jdbc.queryForList("select 1 from pg_stat_activity where pid = ?", session)
                            .isEmpty()) {
                        Thread.onSpinWait();
                    }
                    return true;
                }))
                .succeedsWithin(Duration.ofSeconds(30));
    }
}
