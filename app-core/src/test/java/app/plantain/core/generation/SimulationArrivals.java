package app.plantain.core.generation;

import static app.plantain.core.generation.SimulationViolation.unless;

import app.plantain.core.gallery.SimulationStorage;
import app.plantain.core.generation.SimulationRows.AttemptRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether the images that vendors made have arrived, once all was let run out. */
final class SimulationArrivals {

    /** What it may take to ask for an image while nothing goes wrong. */
    private static final Duration ASKING = Duration.ofMinutes(6);

    private final SimulationRows rows;
    private final SimulationStorage storage;
    private final EngineProperties properties;
    private final Set<UUID> ended = new HashSet<>();
    private Instant calmSince = Instant.MAX;

    SimulationArrivals(SimulationRows rows, SimulationStorage storage, EngineProperties properties) {
        this.rows = rows;
        this.storage = storage;
        this.properties = properties;
    }

    /** From now on nothing goes wrong any more. */
    void calm(Instant now) {
        calmSince = now;
    }

    /** The vendor said that nothing comes of the attempt. */
    void end(UUID attempt) {
        ended.add(attempt);
    }

    boolean hasEnded(UUID attempt) {
        return ended.contains(attempt);
    }

    /** @param task what the vendor itself knows of the attempt */
    void check(SimulationJob job, AttemptRow attempt, Optional<SimulationTask> task) {
        if (attempt.result() != null) {
            unless(attempt.asset() != null, "Job %d keeps an image from its team", job.number());
            unless(storage.keeps(attempt.result()), "The bytes of an image of job %d are gone", job.number());
        } else if (attempt.handle() != null && !hasEnded(attempt.id())) {
            var lost = task.filter(made -> made.image().isPresent()).filter(made -> !isTooLate(job, made));
            unless(lost.isEmpty(), "The vendor made an image for job %d, and it never arrived", job.number());
        }
    }

    /** Whether there were not some calm minutes in which it could have been asked for. */
    private boolean isTooLate(SimulationJob job, SimulationTask made) {
        var askable = made.readyAt().isAfter(calmSince) ? made.readyAt() : calmSince;
        return finishedAt(job).plus(properties.lateWindow()).minus(ASKING).isBefore(askable);
    }

    private Instant finishedAt(SimulationJob job) {
        return Instant.ofEpochMilli(rows.number(
                "select cast(extract(epoch from finished_at) * 1000 as bigint) from job where id = ?", job.id()));
    }
}
