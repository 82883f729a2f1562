package app.plantain.core.credits;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class RememberedHeadsTests {

    @Nested
    @OnH2
    class InH2 extends RememberedHeadsRules {}

    @Nested
    @OnPostgres
    class InPostgres extends RememberedHeadsRules {}
}
