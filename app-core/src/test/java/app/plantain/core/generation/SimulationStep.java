package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One step of a job, as one node takes it under one lease. */
final class SimulationStep extends SimulationScene {

    private final SimulationJob job;
    private final SimulationNode node;
    private final Execution execution;
    private final List<UUID> handed = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean complete;

    SimulationStep(SimulationJob job, SimulationNode node, Execution execution, boolean mayWait) {
        super(mayWait);
        this.job = job;
        this.node = node;
        this.execution = execution;
    }

    @Override
    void work() {
        failure = node.execute(execution);
        complete = failure.isEmpty();
    }

    /** Whether it came to its end, so that all it learned is on record. */
    boolean isComplete() {
        return complete;
    }

    SimulationJob job() {
        return job;
    }

    SimulationNode node() {
        return node;
    }

    Execution execution() {
        return execution;
    }

    /** How it broke, empty where it did not or is not over. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    /** Whether the right to take it is still with its node. */
    boolean holdsLease() {
        var now = job.row().lease();
        return now != null && now == execution.version;
    }

    /** A vendor gave it the image of an attempt. */
    void hand(UUID attempt) {
        handed.add(attempt);
    }

    List<UUID> handed() {
        return handed;
    }
}
