package app.plantain.core.prices;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class PriceRuleTests {

    @Nested
    @OnH2
    class InH2 extends PriceRuleRules {}

    @Nested
    @OnPostgres
    class InPostgres extends PriceRuleRules {}
}
