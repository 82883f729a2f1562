package app.plantain.core.budgets;

/**
 * What a budget is for, with the name that people know it by.
 *
 * @param name of the team, person, board or API key; says so where it is gone
 */
public record NamedSubject(BudgetSubject subject, String name) {}
