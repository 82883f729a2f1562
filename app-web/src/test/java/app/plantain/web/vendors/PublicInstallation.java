package app.plantain.web.vendors;

import app.plantain.core.testing.OnH2;
import app.plantain.web.testing.WebTest;
import java.net.URI;
import org.springframework.test.context.TestPropertySource;

/** An installation that vendors reach under an address of the outside. */
@OnH2
@TestPropertySource(properties = "plantain.public-url=https://images.example.org/plantain/")
abstract class PublicInstallation extends WebTest {

    static final String OUTSIDE = "https://images.example.org/plantain";

    /** Where an address of the outside comes in. */
    URI inside(URI address) {
        return at(address.toString().substring(OUTSIDE.length()));
    }
}
