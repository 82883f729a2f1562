package app.plantain.core.generation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.OnPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@OnPostgres
class SpentExecutionsTests {

    @Autowired
    private JobSchedule schedule;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whatEndedJobsLeaveBehindIsTakenAwayBeforePostgresLooksForItself() {
        jdbc.execute("alter table scheduled_tasks set (autovacuum_enabled = false)");
        try {
            var vacuums = vacuums();
            end(SpentExecutions.MANY / 2);
            end(SpentExecutions.MANY / 2);

            assertThat(CompletableFuture.runAsync(() -> {
                        while (vacuums() == vacuums) {
                            Thread.onSpinWait();
                        }
                    }))
                    .succeedsWithin(Duration.ofSeconds(20));
            assertThat(deadRows()).isLessThan(SpentExecutions.MANY);
        } finally {
            jdbc.execute("alter table scheduled_tasks reset (autovacuum_enabled)");
        }
    }

    private void end(int count) {
        var ids = Stream.generate(() -> new JobId(TimeOrderedIds.next()))
                .limit(count)
                .toList();
        jdbc.batchUpdate("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('job', ?, now() + interval '1 day', false, 1)""", ids, 500, (row, id) -> row.setString(1, id.toString()));
        schedule.end(ids);
    }

    private long vacuums() {
        return statistic("vacuum_count");
    }

    private long deadRows() {
        return statistic("n_dead_tup");
    }

    private long statistic(String name) {
        return requireNonNull(jdbc.queryForObject(
                "select %s from pg_stat_user_tables where relname = 'scheduled_tasks'".formatted(name), Long.class));
    }
}
