package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessException;

/**
 * One node: db-scheduler's own rows and the product's own task, with the simulation in the place of db-scheduler's
 * threads. What it has in memory are the steps it is in the middle of.
 */
final class SimulationNode {

    private static final Duration DEAD_AFTER = Duration.ofSeconds(20);

    private final String name;
    private final Task<Void> task;
    private final SimulationStage stage;
    private final Clock clock;
    private final TaskRepository executions;
    private final List<SimulationStep> running = new ArrayList<>();
    private boolean frozen;

    SimulationNode(String name, Task<Void> task, DataSource dataSource, SimulationStage stage, Clock clock) {
        this.name = name;
        this.task = task;
        this.stage = stage;
        this.clock = clock;
        this.executions = new JdbcTaskRepository(
                dataSource,
                false,
                JdbcTaskRepository.DEFAULT_TABLE_NAME,
                new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of(task)),
                new SchedulerName.Fixed(name),
                false,
                clock::instant);
    }

    boolean isFrozen() {
        return frozen;
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    /** The executions that are due, the first in front. */
    List<Execution> due() {
        return executions.getDue(clock.instant(), 1_000).stream()
                .sorted(Comparator.comparing(Execution::getExecutionTime).thenComparing(Execution::getId))
                .toList();
    }

    Optional<Execution> pick(Execution due) {
        return executions.pick(due, clock.instant());
    }

    /** Takes the step of an execution that was picked, as db-scheduler does. Returns how it broke, if it did. */
    Optional<RuntimeException> execute(Execution picked) {
        var begun = clock.instant();
        var operations = new ExecutionOperations<Void>(executions, SchedulerListeners.NOOP, picked);
        CompletionHandler<Void> end;
        try {
            end = run(picked);
        } catch (RuntimeException failed) {
            stage.pass();
            complete(() -> task.getFailureHandler()
                    .onFailure(ExecutionComplete.failure(picked, begun, clock.instant(), failed), operations));
            return Optional.of(failed);
        }
        stage.pass();
        complete(() -> end.complete(ExecutionComplete.success(picked, begun, clock.instant()), operations));
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private CompletionHandler<Void> run(Execution picked) {
        return task.execute(picked.taskInstance, new ExecutionContext(null, picked, null, null));
    }

    /** What cannot be written of its end is left as it is, until it counts as dead. */
    private static void complete(Runnable write) {
        try {
            write.run();
        } catch (com.github.kagkarlsson.scheduler.exceptions.ExecutionException | TransientDataAccessException lost) {
            return;
        }
    }

    void begins(SimulationStep step) {
        running.add(step);
    }

    /** The steps that wait in the middle. */
    List<SimulationStep> waiting() {
        return List.copyOf(running);
    }

    void forgetEnded() {
        running.removeIf(SimulationScene::isOver);
    }

    /** It is killed, and starts again with nothing in its memory. */
    void kill() {
        running.forEach(SimulationScene::kill);
        running.clear();
        frozen = false;
    }

    void beat() {
        if (!frozen) {
            running.forEach(step -> executions.updateHeartbeat(step.execution(), clock.instant()));
        }
    }

    /** Gives the executions of dead nodes to whoever comes first. Returns how many. */
    int reviveDead() {
        var dead = executions.getDeadExecutions(clock.instant().minus(DEAD_AFTER));
        for (var execution : dead) {
            // As its ReviveDeadExecution does, which has only the machine's own clock.
            new ExecutionOperations<Void>(executions, SchedulerListeners.NOOP, execution)
                    .reschedule(
                            ExecutionComplete.failure(execution, clock.instant(), clock.instant(), null),
                            clock.instant());
        }
        return dead.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
