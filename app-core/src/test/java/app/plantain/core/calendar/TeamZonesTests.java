package app.plantain.core.calendar;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class TeamZonesTests {

    @Nested
    @OnH2
    class InH2 extends TeamZonesRules {}

    @Nested
    @OnPostgres
    class InPostgres extends TeamZonesRules {}
}
