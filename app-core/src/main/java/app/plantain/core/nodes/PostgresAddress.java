package app.plantain.core.nodes;

import io.vertx.pgclient.PgConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where the database is, taken from its JDBC address as the JDBC driver itself takes it apart: several hosts, user and
 * password in the address or beside it, service names, TLS.
 */
final class PostgresAddress {

    private static final long CONNECT_SECONDS = 10;

    private final Properties properties;
    private final List<PgConnectOptions> hosts;

    private PostgresAddress(Properties properties) {
        this.properties = properties;
        var names = text(PGProperty.PG_HOST).orElse("localhost").split(",", -1);
        var ports = text(PGProperty.PG_PORT).orElse("5432").split(",", -1);
        var tls = PostgresTls.of(properties);
        var options = new ArrayList<PgConnectOptions>();
        for (var i = 0; i < names.length; i++) {
            options.add(tls.apply(options(names[i], ports[Math.min(i, ports.length - 1)])));
        }
        this.hosts = List.copyOf(options);
    }

    static PostgresAddress of(JdbcConnectionDetails details) {
        var given = new Properties();
        put(given, PGProperty.USER, details.getUsername());
        put(given, PGProperty.PASSWORD, details.getPassword());
        return new PostgresAddress(Optional.ofNullable(Driver.parseURL(details.getJdbcUrl(), given))
                .orElseThrow(() -> new IllegalArgumentException("Not the address of a PostgreSQL database")));
    }

    /** Where to try to connect after so many failures: host after host. */
    PgConnectOptions host(int failures) {
        return hosts.get(failures % hosts.size());
    }

    /** How long an attempt to connect may take, in seconds. */
    long connectSeconds() {
        return text(PGProperty.CONNECT_TIMEOUT)
                .map(Long::parseLong)
                .filter(seconds -> seconds > 0)
                .orElse(CONNECT_SECONDS);
    }

    private PgConnectOptions options(String host, String port) {
        var user = text(PGProperty.USER).orElseGet(() -> System.getProperty("user.name"));
        return new PgConnectOptions()
                .setHost(host.replace("[", "").replace("]", ""))
                .setPort(Integer.parseInt(port))
                .setUser(user)
                .setPassword(text(PGProperty.PASSWORD).orElse(""))
                .setDatabase(text(PGProperty.PG_DBNAME).orElse(user))
                .addProperty("application_name", "plantain nodes");
    }

    private Optional<String> text(PGProperty property) {
        return Optional.ofNullable(property.getOrDefault(properties));
    }

    private static void put(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            properties.setProperty(property.getName(), value);
        }
    }

    @Override
    public String toString() {
        return "%s, database %s"
                .formatted(
                        String.join(
                                " or ",
                                hosts.stream()
                                        .map(host -> host.getHost() + ":" + host.getPort())
                                        .toList()),
                        hosts.getFirst().getDatabase());
    }
}
