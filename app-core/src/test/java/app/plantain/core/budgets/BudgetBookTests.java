package app.plantain.core.budgets;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class BudgetBookTests {

    @Nested
    @OnH2
    class InH2 extends BudgetBookRules {}

    @Nested
    @OnPostgres
    class InPostgres extends BudgetBookRules {}
}
