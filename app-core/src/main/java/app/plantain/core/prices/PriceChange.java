package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import java.util.Optional;

/**
 * What a draft changes for one kind of image.
 *
 * @param key of the kind of image; without a group it means all teams that have no price of their own
 * @param today what such an image costs now, empty where it is not sold
 * @param then what it would cost when the draft counts, empty where it would not be sold
 */
public record PriceChange(PriceKey key, Optional<Credits> today, Optional<Credits> then) {}
