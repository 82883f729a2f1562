package app.plantain.core.budgets;

/** Whose spending a budget counts. */
public enum BudgetScope {
    /** All of the team's. */
    TEAM,
    /** What is made for one board. */
    BOARD,
    /** One person's, on screens and by programs. */
    MEMBER,
    /** What programs spend with one API key. */
    API_KEY
}
