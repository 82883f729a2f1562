package app.plantain.core.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A database for each Spring test context, so that no test class sees another's rows. */
public final class TestDatabases {

    /** What the application's own H2 address has too, but in memory. */
    private static final String H2_OPTIONS =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** The address of a fresh database in memory. */
    public static String freshH2() {
        return "jdbc:h2:mem:test%d;%s".formatted(NUMBER.incrementAndGet(), H2_OPTIONS);
    }

    /** The address of a fresh database of the shared server, which starts with the first one. */
    public static String freshPostgres() {
        var name = "test" + NUMBER.incrementAndGet();
        try (var connection = Server.SHARED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL did not make a database", failed);
        }
        return Server.SHARED.getJdbcUrl("postgres", name);
    }

    /** Gives a context a fresh H2 database. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> h2() {
        return new H2();
    }

    /** Gives a context a fresh database of the shared PostgreSQL server. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> postgres() {
        return new Postgres();
    }

    /** Gives a context a database that is there already, as another node has it. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> at(String url, String user) {
        return context -> use(context, url, user);
    }

    private static String freshFolder() {
        try {
            var folder = Files.createTempDirectory("plantain-test");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Started once, and ended with the process. */
    private static final class Server {
        static final EmbeddedPostgres SHARED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, freshH2(), "plantain");
        }
    }

    static class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, freshPostgres(), "postgres");
        }
    }

    private static void use(ConfigurableApplicationContext context, String url, String user) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "spring.datasource.url",
                                url,
                                "spring.datasource.username",
                                user,
                                "spring.datasource.password",
                                "",
                                "plantain.home",
                                freshFolder(),
                                "spring.jpa.hibernate.ddl-auto",
                                "validate",
                                "spring.jpa.open-in-view",
                                "false")));
    }
}
