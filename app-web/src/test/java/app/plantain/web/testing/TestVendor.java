package app.plantain.web.testing;

import app.plantain.core.testing.ScriptedProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A vendor that can be connected, and does as a test tells it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestVendor {

    /** Its name. */
    public static final String NAME = "example";

    @Bean
    ScriptedProvider example() {
        return new ScriptedProvider(NAME);
    }
}
