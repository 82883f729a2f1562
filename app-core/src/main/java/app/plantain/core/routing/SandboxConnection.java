package app.plantain.core.routing;

import app.plantain.core.provider.VendorId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it at each start that the sandbox has its connection, or has none where configuration says so. */
@Component
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxConnection implements ApplicationRunner {

    private static final String NAME = "Sandbox";
    private static final VendorId VENDOR = new VendorId("sandbox");

    private final ConnectionRepository repository;
    private final SandboxProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxConnection(ConnectionRepository repository, SandboxProperties properties, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!isThere()) {
            add();
        } else if (!properties.enabled() || !properties.settings().isEmpty()) {
            repository.findByName(NAME).ifPresent(this::update);
        }
    }

    /** Asked in SQL, as the first query of Hibernate's makes it load all that it has for queries. */
    private boolean isThere() {
        return jdbc.sql("select exists (select 1 from vendor_connection where name = ?)")
                .param(NAME)
                .query(Boolean.class)
                .single();
    }

    private void add() {
        if (properties.enabled()) {
            repository.save(new VendorConnection(
                    VENDOR, NAME, properties.settings(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /** It is turned off and not deleted, since attempts refer to it. */
    private void update(VendorConnection connection) {
        if (!properties.enabled()) {
            connection.turn(false);
            return;
        }
        if (!properties.settings().isEmpty()) {
            Map<String, String> settings =
                    new HashMap<>(connection.toConnection().settings());
            settings.putAll(properties.settings());
            connection.use(settings);
        }
    }
}
