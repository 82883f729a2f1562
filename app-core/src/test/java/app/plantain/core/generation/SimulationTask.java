package app.plantain.core.generation;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ResolutionTier;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A piece of work that a simulated vendor took: the truth of it, whatever the vendor says. */
final class SimulationTask {

    private final int number;
    private final UUID attempt;
    private final Instant readyAt;
    private final End end;
    private boolean stopped;

    /** How it will end. */
    sealed interface End {
        record Image(ImageFile file, ResolutionTier tier) implements End {}

        /** Bytes that are no picture. */
        record Rubbish() implements End {}

        record Failure(FailureKind kind) implements End {}
    }

    SimulationTask(int number, UUID attempt, Instant readyAt, End end) {
        this.number = number;
        this.attempt = attempt;
        this.readyAt = readyAt;
        this.end = end;
    }

    Handle handle() {
        return new Handle("task-" + number);
    }

    UUID attempt() {
        return attempt;
    }

    Instant readyAt() {
        return readyAt;
    }

    End end() {
        return end;
    }

    /** What will be delivered, unless it is stopped. */
    Optional<End.Image> image() {
        return !stopped && end instanceof End.Image image ? Optional.of(image) : Optional.empty();
    }

    boolean isReady(Instant now) {
        return !now.isBefore(readyAt);
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }
}
