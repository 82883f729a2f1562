package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.OnH2;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** How db-scheduler picks what is due on H2, which it does not know by itself. */
@OnH2
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
class PickingOnH2Tests {

    /** Before the time of all that other tests have left. */
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    @Autowired
    private SchedulerConnections connections;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void tenAreDueAndOneIsNot() {
        IntStream.range(0, 10).forEach(number -> insert("due " + number, LONG_AGO.plusSeconds(number)));
        insert("later", LONG_AGO.plusSeconds(60));
    }

    @AfterEach
    void noneIsLeft() {
        jdbc.update("delete from scheduled_tasks where task_name = 'picking'");
    }

    @Test
    void allThatIsDueIsPickedAtOnceTheOldestInFront() {
        var picked = executions("one").lockAndGetDue(LONG_AGO.plusSeconds(30), 4);

        assertThat(picked)
                .extracting(one -> one.taskInstance.getId())
                .containsExactly("due 0", "due 1", "due 2", "due 3");
        assertThat(picked).extracting(one -> one.version).containsOnly(2L);
        assertThat(jdbc.queryForList(
                        "select task_instance from scheduled_tasks where picked_by = 'one' and version = 2",
                        String.class))
                .containsExactlyInAnyOrder("due 0", "due 1", "due 2", "due 3");
    }

    @Test
    void whatIsNotDueIsLeft() {
        var one = executions("one");
        assertThat(one.lockAndGetDue(LONG_AGO.plusSeconds(30), 300)).hasSize(10);

        assertThat(one.lockAndGetDue(LONG_AGO.plusSeconds(30), 300)).isEmpty();
    }

    @Test
    void twoAtOncePickEachOfThemOnce() {
        var picked = Stream.of("one", "two")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> executions(name).lockAndGetDue(LONG_AGO.plusSeconds(30), 300)))
                .toList()
                .stream()
                .flatMap(one -> one.join().stream())
                .map(Execution::getId)
                .toList();

        assertThat(picked).hasSize(10);
        assertThat(new HashSet<>(picked)).hasSize(10);
    }

    private void insert(String instance, Instant due) {
        jdbc.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('picking', ?, ?, false, 1)""", instance, due.atOffset(ZoneOffset.UTC));
    }

    /** db-scheduler's own way to them. */
    private JdbcTaskRepository executions(String name) {
        var clock = new SystemClock();
        var task = Tasks.oneTime("picking").execute((_, _) -> {});
        return new JdbcTaskRepository(
                connections.pool(),
                false,
                new PickingOnH2(),
                "scheduled_tasks",
                new TaskResolver(new SchedulerListeners(), clock, List.of(task)),
                new SchedulerName.Fixed(name),
                false,
                clock);
    }
}
