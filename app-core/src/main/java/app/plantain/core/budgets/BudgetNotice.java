package app.plantain.core.budgets;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A threshold that was reached.
 *
 * @param budget how it stands now
 * @param periodStart by which the period is known in which it was reached
 * @param percent 50, 80 or 100
 */
public record BudgetNotice(BudgetView budget, LocalDate periodStart, int percent, Instant at) {}
