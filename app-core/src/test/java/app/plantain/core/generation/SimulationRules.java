package app.plantain.core.generation;

import static app.plantain.core.generation.SimulationViolation.unless;

import app.plantain.core.generation.SimulationModel.Cause;
import app.plantain.core.generation.SimulationRows.AttemptRow;
import app.plantain.core.provider.Acceptance;
import java.util.EnumSet;
import java.util.Set;

/** What may follow what. */
final class SimulationRules {

    private SimulationRules() {}

    /** The states to which a job may go from one, by what happened. */
    static Set<JobState> allowed(JobState from, Cause cause) {
        return switch (cause) {
            case DISPATCH -> from == JobState.QUEUED ? EnumSet.of(JobState.SUBMITTING) : Set.of();
            case CANCEL -> from.isFinished() || from == JobState.STORING ? Set.of() : EnumSet.of(JobState.CANCELLED);
            case DECISION -> from == JobState.IN_DOUBT ? EnumSet.of(JobState.QUEUED, JobState.FAILED) : Set.of();
            case OTHER, STALE_STEP -> Set.of();
            case STEP -> byStep(from);
        };
    }

    private static Set<JobState> byStep(JobState from) {
        return switch (from) {
            case QUEUED -> EnumSet.of(JobState.FAILED, JobState.SUCCEEDED);
            case SUBMITTING ->
                EnumSet.of(
                        JobState.QUEUED,
                        JobState.RUNNING,
                        JobState.STORING,
                        JobState.IN_DOUBT,
                        JobState.SUCCEEDED,
                        JobState.FAILED);
            case RUNNING -> EnumSet.of(JobState.QUEUED, JobState.STORING, JobState.SUCCEEDED, JobState.FAILED);
            case STORING ->
                EnumSet.of(JobState.QUEUED, JobState.RUNNING, JobState.IN_DOUBT, JobState.SUCCEEDED, JobState.FAILED);
            case IN_DOUBT ->
                EnumSet.of(JobState.QUEUED, JobState.RUNNING, JobState.STORING, JobState.SUCCEEDED, JobState.FAILED);
            case SUCCEEDED, FAILED, CANCELLED -> Set.of();
        };
    }

    /** What is known for certain stays known. */
    static void checkEvidence(SimulationJob job, AttemptRow was, AttemptRow is) {
        unless(
                was.outcome() != Acceptance.ACCEPTED || is.outcome() == Acceptance.ACCEPTED,
                "Job %d forgot that a vendor took it",
                job.number());
        unless(
                was.outcome() != Acceptance.NOT_ACCEPTED
                        || is.outcome() == Acceptance.NOT_ACCEPTED
                        || is.result() != null,
                "Job %d forgot that a vendor did not take it",
                job.number());
        unless(was.handle() == null || was.handle().equals(is.handle()), "Job %d lost a handle", job.number());
        unless(was.result() == null || was.result().equals(is.result()), "Job %d lost an image", job.number());
    }
}
