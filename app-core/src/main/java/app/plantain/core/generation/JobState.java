package app.plantain.core.generation;

/** Where a job is in its life. */
public enum JobState {
    /** Waits to be submitted. */
    QUEUED,
    /** A vendor is being asked; the attempt is recorded, its answer is not. */
    SUBMITTING,
    /** The vendor works on it. */
    RUNNING,
    /** The image is here and is being stored. */
    STORING,
    /** Nobody knows whether the vendor took it. */
    IN_DOUBT,
    /** The image is in the gallery and its credits are captured. */
    SUCCEEDED,
    /** There is no image to pay for; the credits are released. */
    FAILED,
    /** Somebody stopped it; the credits are released. */
    CANCELLED;

    /** Whether the job's credits are settled and it goes nowhere from here. */
    public boolean isFinished() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, SUBMITTING, RUNNING, STORING, IN_DOUBT -> false;
        };
    }
}
