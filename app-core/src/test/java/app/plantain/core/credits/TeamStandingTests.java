package app.plantain.core.credits;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class TeamStandingTests {

    @Nested
    @OnH2
    class InH2 extends TeamStandingRules {}

    @Nested
    @OnPostgres
    class InPostgres extends TeamStandingRules {}
}
