package app.plantain.core.budgets;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class ParallelBudgetTests {

    @Nested
    @OnH2
    class InH2 extends ParallelBudgetRules {}

    @Nested
    @OnPostgres
    class InPostgres extends ParallelBudgetRules {}
}
