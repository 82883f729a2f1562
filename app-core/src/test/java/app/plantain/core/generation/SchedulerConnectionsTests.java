package app.plantain.core.generation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.OnPostgres;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@OnPostgres
class SchedulerConnectionsTests {

    private static final int WAITING = 5_000;

    /** Before the time of all that other tests have left. */
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    @Autowired
    private SchedulerConnections connections;

    @Test
    void aFrozenSchedulerKeepsNoLocksForLong() {
        assertThat(new JdbcTemplate(connections.pool())
                        .queryForObject("show idle_in_transaction_session_timeout", String.class))
                .isEqualTo("1min");
    }

    /** The database has seen none of them yet when it chooses how to look, as when many were ordered just now. */
    @Test
    void whatIsDueIsPickedWithoutReadingWhatWaits() {
        var pool = new TransactionAwareDataSourceProxy(connections.pool());
        var jdbc = new JdbcTemplate(pool);
        new TransactionTemplate(new DataSourceTransactionManager(connections.pool())).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("""
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            select 'job', 'waiting ' || n, now() + interval '1 day', false, 1
                            from generate_series(1, ?) n""", WAITING);
            jdbc.update("""
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            values ('job', 'due', ?, false, 1)""", LONG_AGO.atOffset(ZoneOffset.UTC));
            var before = rowsRead(jdbc);

            var picked = executions(pool).lockAndGetDue(LONG_AGO.plusSeconds(1), 300);

            assertThat(picked).extracting(one -> one.taskInstance.getId()).containsExactly("due");
            assertThat(rowsRead(jdbc) - before).isLessThan(10);
        });
    }

    /** db-scheduler's own way to them. */
    private static JdbcTaskRepository executions(DataSource pool) {
        var clock = new SystemClock();
        var job = Tasks.oneTime("job").execute((_, _) -> {});
        return new JdbcTaskRepository(
                pool,
                false,
                "scheduled_tasks",
                new TaskResolver(new SchedulerListeners(), clock, List.of(job)),
                new SchedulerName.Fixed("test"),
                false,
                clock);
    }

    private static long rowsRead(JdbcTemplate jdbc) {
        return requireNonNull(jdbc.queryForObject("""
                select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                where relname = 'scheduled_tasks'""", Long.class));
    }
}
