package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;

/**
 * A job is in another state. Published when the change is committed, for screens that are open; whoever misses it sees
 * the change when reading.
 */
public record JobChanged(TeamId team, BatchId batch, JobId job, JobState state) {

    static JobChanged of(Job job) {
        return new JobChanged(job.batch().member().team(), job.batch().id(), job.id(), job.state());
    }
}
