package app.plantain.core.usage;

import java.util.Optional;

/**
 * Where a job's price came from.
 *
 * @param quote names the quote that promised it, if one did
 * @param rule the rule of the price list, in words
 */
public record PriceOrigin(Optional<String> quote, String rule) {}
