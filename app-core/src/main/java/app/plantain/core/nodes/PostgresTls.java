package app.plantain.core.nodes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** What a JDBC address says about TLS, with the meaning and the default files of the JDBC driver. */
final class PostgresTls {

    private final Properties properties;
    private final SslMode mode;

    private PostgresTls(Properties properties) {
        this.properties = properties;
        this.mode = mode(properties);
    }

    static PostgresTls of(Properties properties) {
        return new PostgresTls(properties);
    }

    PgConnectOptions apply(PgConnectOptions options) {
        options.setSslMode(mode);
        return mode == SslMode.DISABLE ? options : options.setSslOptions(tls());
    }

    private ClientSSLOptions tls() {
        var tls = new ClientSSLOptions();
        switch (mode) {
            case VERIFY_FULL -> trust(tls).setHostnameVerificationAlgorithm("HTTPS");
            case VERIFY_CA -> trust(tls).setHostnameVerificationAlgorithm("");
            case DISABLE, ALLOW, PREFER, REQUIRE -> tls.setTrustAll(true).setHostnameVerificationAlgorithm("");
        }
        text(PGProperty.SSL_KEY).ifPresent(key -> tls.setKeyCertOptions(key(key)));
        return tls;
    }

    /** Certificates of a file of PostgreSQL's own, or those that Java trusts where the address asks for that. */
    private ClientSSLOptions trust(ClientSSLOptions tls) {
        var java = text(PGProperty.SSL_FACTORY)
                .filter(DefaultJavaSSLFactory.class.getName()::equals)
                .isPresent();
        return java
                ? tls
                : tls.setTrustOptions(new PemTrustOptions()
                        .addCertPath(text(PGProperty.SSL_ROOT_CERT).orElseGet(() -> own("root.crt"))));
    }

    private KeyCertOptions key(String path) {
        if (path.endsWith(".p12") || path.endsWith(".pfx")) {
            return new PfxOptions()
                    .setPath(path)
                    .setPassword(text(PGProperty.SSL_PASSWORD).orElse(""));
        }
        return new PemKeyCertOptions()
                .addCertPath(text(PGProperty.SSL_CERT).orElseGet(() -> own("postgresql.crt")))
                .addKeyValue(Buffer.buffer(pem(Path.of(path))));
    }

    /** The JDBC driver keeps keys as bare PKCS #8 as well as in letters. */
    private static String pem(Path path) {
        try {
            var bytes = Files.readAllBytes(path);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.startsWith("-----BEGIN")
                    ? text
                    : "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                            .formatted(Base64.getMimeEncoder().encodeToString(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of the database connection cannot be read", failed);
        }
    }

    private static SslMode mode(Properties properties) {
        var named = PGProperty.SSL_MODE.getOrDefault(properties);
        if (named != null) {
            return SslMode.of(named);
        }
        var ssl = PGProperty.SSL.getOrDefault(properties);
        return ssl != null && (ssl.isEmpty() || Boolean.parseBoolean(ssl)) ? SslMode.VERIFY_FULL : SslMode.PREFER;
    }

    private Optional<String> text(PGProperty property) {
        return Optional.ofNullable(property.getOrDefault(properties));
    }

    private static String own(String file) {
        return Path.of(System.getProperty("user.home"), ".postgresql", file).toString();
    }
}
