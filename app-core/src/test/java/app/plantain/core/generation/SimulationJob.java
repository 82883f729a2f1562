package app.plantain.core.generation;

import app.plantain.core.generation.SimulationRows.JobRow;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the model saw it last. */
final class SimulationJob {

    private final UUID id;
    private final int number;
    private final UUID team;
    private final UUID batch;
    private final Set<UUID> riskTaken = new HashSet<>();
    private @Nullable JobRow row;

    SimulationJob(UUID id, int number, UUID team, UUID batch) {
        this.id = id;
        this.number = number;
        this.team = team;
        this.batch = batch;
    }

    UUID id() {
        return id;
    }

    /** Its name in all that is told of the seed: the first job is 1. */
    int number() {
        return number;
    }

    UUID team() {
        return team;
    }

    UUID batch() {
        return batch;
    }

    /** The tries after which somebody, or the team's rule, took the risk of another one. */
    Set<UUID> riskTaken() {
        return riskTaken;
    }

    void see(JobRow now) {
        row = now;
    }

    JobRow row() {
        return Objects.requireNonNull(row);
    }

    JobState state() {
        return row().state();
    }
}
