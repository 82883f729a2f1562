package app.plantain.core.testing;

import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import plantain.testing.CoreTestApplication;

/** The core on both databases, for properties of random histories: each class of them has its own, and all its tries one. */
public abstract class Histories {

    private static final Map<Kind, ConfigurableApplicationContext> STARTED = new EnumMap<>(Kind.class);

    private enum Kind {
        H2,
        POSTGRES
    }

    /** The core on H2, started by whoever asks first. */
    protected static ApplicationContext onH2() {
        return STARTED.computeIfAbsent(Kind.H2, _ -> start(TestDatabases.h2()));
    }

    /** The core on PostgreSQL, started by whoever asks first. */
    protected static ApplicationContext onPostgres() {
        return STARTED.computeIfAbsent(Kind.POSTGRES, _ -> start(TestDatabases.postgres()));
    }

    @AfterContainer
    static void stop() {
        STARTED.values().forEach(ConfigurableApplicationContext::close);
        STARTED.clear();
    }

    private static ConfigurableApplicationContext start(
            ApplicationContextInitializer<ConfigurableApplicationContext> database) {
        return new SpringApplicationBuilder(CoreTestApplication.class)
                .initializers(database)
                .run("--db-scheduler.enabled=false", "--spring.main.banner-mode=off", "--logging.level.root=warn");
    }
}
