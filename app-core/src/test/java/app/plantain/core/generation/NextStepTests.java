package app.plantain.core.generation;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class NextStepTests {

    @Nested
    @OnH2
    class InH2 extends NextStepRules {}

    @Nested
    @OnPostgres
    class InPostgres extends NextStepRules {}
}
