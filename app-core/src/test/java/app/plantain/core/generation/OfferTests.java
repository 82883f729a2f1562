package app.plantain.core.generation;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class OfferTests {

    @Nested
    @OnH2
    class InH2 extends OfferRules {}

    @Nested
    @OnPostgres
    class InPostgres extends OfferRules {}
}
