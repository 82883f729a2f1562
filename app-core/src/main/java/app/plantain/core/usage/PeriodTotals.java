package app.plantain.core.usage;

import app.plantain.core.credits.Credits;

/**
 * How a team's credits moved in a period.
 *
 * @param opening what it could spend when the period began
 * @param closing what it could spend when the period ended, or can now
 */
public record PeriodTotals(Credits opening, Totals moved, Credits closing) {}
