package app.plantain.web.vendors;

import app.plantain.core.testing.OnH2;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.WebTest;
import java.net.URI;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** An installation that vendors reach under an address of the outside. Nobody takes a step of a job there. */
@OnH2
@Import(TestBatches.class)
@TestPropertySource(
        properties = {"plantain.public-url=https://images.example.org/plantain/", "db-scheduler.enabled=false"})
abstract class PublicInstallation extends WebTest {

    static final String OUTSIDE = "https://images.example.org/plantain";

    /** Where an address of the outside comes in. */
    URI inside(URI address) {
        return at(address.toString().substring(OUTSIDE.length()));
    }
}
