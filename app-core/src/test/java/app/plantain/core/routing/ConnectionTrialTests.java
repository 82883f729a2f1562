package app.plantain.core.routing;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class ConnectionTrialTests {

    @Nested
    @OnH2
    class InH2 extends ConnectionTrialRules {}

    @Nested
    @OnPostgres
    class InPostgres extends ConnectionTrialRules {}
}
