package app.plantain.core.prices;

import app.plantain.core.credits.Credits;

/** What one image costs, and by which rule. */
public record Price(Credits amount, PriceRuleId rule) {}
