package app.plantain.core.usage;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class CostTests {

    @Nested
    @OnH2
    class InH2 extends CostRules {}

    @Nested
    @OnPostgres
    class InPostgres extends CostRules {}
}
