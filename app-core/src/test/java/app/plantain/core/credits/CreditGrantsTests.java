package app.plantain.core.credits;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class CreditGrantsTests {

    @Nested
    @OnH2
    class InH2 extends CreditGrantRules {}

    @Nested
    @OnPostgres
    class InPostgres extends CreditGrantRules {}
}
