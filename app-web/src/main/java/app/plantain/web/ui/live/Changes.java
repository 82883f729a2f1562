package app.plantain.web.ui.live;

import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobId;
import java.util.Collection;
import java.util.Set;

/**
 * What changed in a team since the last time.
 *
 * @param jobs the jobs that are in another state now
 * @param batches the batches of those jobs
 * @param missed whether there may be more, of which nobody knows: what is shown is read again
 */
public record Changes(Set<JobId> jobs, Set<BatchId> batches, boolean missed) {

    public Changes {
        jobs = Set.copyOf(jobs);
        batches = Set.copyOf(batches);
    }

    /** Whether a screen that shows this job reads it again. */
    public boolean concern(JobId job) {
        return missed || jobs.contains(job);
    }

    /** Those of the jobs on a screen that it reads again. */
    public Collection<JobId> among(Collection<JobId> shown) {
        return shown.stream().filter(this::concern).toList();
    }
}
