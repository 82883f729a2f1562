package app.plantain.core.credits;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class CreditOrdersTests {

    @Nested
    @OnH2
    class InH2 extends CreditOrderRules {}

    @Nested
    @OnPostgres
    class InPostgres extends CreditOrderRules {}
}
