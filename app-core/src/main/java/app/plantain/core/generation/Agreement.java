package app.plantain.core.generation;

import app.plantain.core.prices.Price;
import app.plantain.core.prices.QuoteId;
import java.util.Optional;

/**
 * At what price a batch is made.
 *
 * @param price of one image
 * @param quote that promised it; empty where it is today's price
 */
record Agreement(Price price, Optional<QuoteId> quote) {}
