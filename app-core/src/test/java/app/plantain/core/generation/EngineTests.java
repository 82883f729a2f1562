package app.plantain.core.generation;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class EngineTests {

    @Nested
    @OnH2
    class InH2 extends EngineRules {}

    @Nested
    @OnPostgres
    class InPostgres extends EngineRules {}
}
