package app.plantain.core.routing;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class ConnectionsTests {

    @Nested
    @OnH2
    class InH2 extends VendorAccountRules {}

    @Nested
    @OnPostgres
    class InPostgres extends VendorAccountRules {}
}
