package app.plantain.core.usage;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class UsageTests {

    @Nested
    @OnH2
    class InH2 extends UsageRules {}

    @Nested
    @OnPostgres
    class InPostgres extends UsageRules {}
}
