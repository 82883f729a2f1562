package app.plantain.core.codes;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class CodeTests {

    @Nested
    @OnH2
    class InH2 extends CodeRules {}

    @Nested
    @OnPostgres
    class InPostgres extends CodeRules {}
}
