package app.plantain.core.usage;

import app.plantain.core.generation.JobId;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import java.time.Instant;

/**
 * One try at a vendor whose reported cost is not the one of the list.
 *
 * @param connection its name
 * @param team its name
 * @param listed what it was to cost by the list
 * @param reported what it cost as the vendor says
 */
public record DriftingAttempt(
        Instant at, String connection, ModelId model, String team, JobId job, Dollars listed, Dollars reported) {}
