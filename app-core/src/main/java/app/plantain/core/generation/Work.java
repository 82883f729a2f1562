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
 * @param claimedAt when it was read
 * @param deadline until when the job waits for its image
 * @param member for whom it is made
 * @param variation which of the pictures that the same words can give, from 0
 */
record Work(
        Lease lease,
        Instant claimedAt,
        Instant deadline,
        BatchId batch,
        UUID attempt,
        Connection connection,
        Member member,
        Recipe recipe,
        int variation,
        List<ReferenceId> references) {

    /** Of a job's attempt, at its connection. */
    static Work of(
            Job job, Attempt attempt, Connection connection, List<ReferenceId> references, Lease lease, Instant now) {
        var batch = job.batch();
        return new Work(
                lease,
                now,
                job.deadline(),
                batch.id(),
                attempt.id(),
                connection,
                batch.member(),
                batch.recipe(connection.vendor()),
                job.variation(),
                references);
    }

    /** The same under a later lease. */
    Work under(Lease later) {
        return new Work(later, claimedAt, deadline, batch, attempt, connection, member, recipe, variation, references);
    }

    /** The same, as the connection is now. */
    Work at(Connection now) {
        return new Work(lease, claimedAt, deadline, batch, attempt, now, member, recipe, variation, references);
    }

    JobId job() {
        return lease.job();
    }
}
