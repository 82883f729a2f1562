package app.plantain.core.budgets;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class BudgetRequestTests {

    @Nested
    @OnH2
    class InH2 extends BudgetRequestRules {}

    @Nested
    @OnPostgres
    class InPostgres extends BudgetRequestRules {}
}
