package app.plantain.core.generation;

import app.plantain.core.gallery.Recipe;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that a step needs to know of a job and its running attempt, so that the slow part needs no database.
 *
 * @param lease the right to take this step
 * @param claimedAt when the lease was last known to be held
 * @param member for whom it is made
 * @param variation which of the pictures that the same words can give, from 0
 */
record Work(
        Lease lease,
        Instant claimedAt,
        BatchId batch,
        UUID attempt,
        Connection connection,
        Member member,
        Recipe recipe,
        int variation,
        List<ReferenceId> references) {

    JobId job() {
        return lease.job();
    }
}
