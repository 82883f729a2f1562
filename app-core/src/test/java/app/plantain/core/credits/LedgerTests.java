package app.plantain.core.credits;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class LedgerTests {

    @Nested
    @OnH2
    class InH2 extends LedgerRules {}

    @Nested
    @OnPostgres
    class InPostgres extends LedgerRules {}
}
