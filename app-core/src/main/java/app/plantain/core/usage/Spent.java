package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import java.time.LocalDate;

/**
 * What was paid for images on one day, by one member, for one model or to one vendor.
 *
 * @param key the member's id, the model or the vendor; empty where they are not told apart or it is not known
 * @param images how many
 */
public record Spent(LocalDate day, String key, Credits credits, long images) {}
