package app.plantain.core.generation;

import app.plantain.core.gallery.Recipe;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.Connection;
import java.util.List;
import java.util.UUID;

/**
 * All that a step needs to know of a job and its running attempt, so that the slow part needs no database.
 *
 * @param member for whom it is made
 * @param variation the job's place in its batch, from 0
 */
record Work(
        JobId job,
        UUID attempt,
        Connection connection,
        Member member,
        Recipe recipe,
        int variation,
        List<ReferenceId> references) {}
