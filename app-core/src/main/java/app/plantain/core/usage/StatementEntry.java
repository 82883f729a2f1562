package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.generation.JobId;
import app.plantain.core.provider.ModelId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a team's statement.
 *
 * @param position from 1, in the order in which the team's credits moved
 * @param amount what moved
 * @param available how much more the team could spend from then on, in hundredths; negative for less
 * @param held how much more was held from then on, in hundredths; negative for less
 * @param availableAfter what the team could spend after it
 * @param reason why, in words
 * @param job the job it is for, if any
 * @param person who asked for the job, or moved the credits
 * @param model of the job
 * @param prompt of the job, its beginning
 */
public record StatementEntry(
        long position,
        Instant at,
        TransferKind kind,
        Credits amount,
        long available,
        long held,
        Credits availableAfter,
        String reason,
        Optional<JobId> job,
        Optional<String> person,
        Optional<ModelId> model,
        Optional<String> prompt) {}
