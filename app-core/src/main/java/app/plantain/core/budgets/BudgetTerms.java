package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;

/**
 * What an owner sets down.
 *
 * @param amount more than zero
 */
public record BudgetTerms(BudgetSubject subject, BudgetPeriod period, Credits amount, Hardness hardness) {}
