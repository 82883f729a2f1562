package app.plantain.web.ui.live;

import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobId;
import java.util.Set;

/**
 * What changed in a team since the last time.
 *
 * @param jobs the jobs that are in another state now
 * @param batches the batches of those jobs
 */
public record Changes(Set<JobId> jobs, Set<BatchId> batches) {

    public Changes {
        jobs = Set.copyOf(jobs);
        batches = Set.copyOf(batches);
    }
}
