package app.plantain.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class PostgresAddressTests {

    @TempDir
    Path files;

    @Test
    void userAndPasswordLieBesideTheAddress() {
        var host = address("jdbc:postgresql://db.example.org:6432/plan%20tain").host(0);

        assertThat(host.getHost()).isEqualTo("db.example.org");
        assertThat(host.getPort()).isEqualTo(6432);
        assertThat(host.getDatabase()).isEqualTo("plan tain");
        assertThat(host.getUser()).isEqualTo("someone");
        assertThat(host.getPassword()).isEqualTo("secret");
    }

    @Test
    void whatTheAddressSaysComesFirst() {
        var address = address("jdbc:postgresql://localhost/plantain?user=other&password=p%26w&connectTimeout=3");

        assertThat(address.host(0).getUser()).isEqualTo("other");
        assertThat(address.host(0).getPassword()).isEqualTo("p&w");
        assertThat(address.connectSeconds()).isEqualTo(3);
    }

    @Test
    void anAddressNeedNotNameHostAndPort() {
        var host = address("jdbc:postgresql:plantain").host(0);

        assertThat(host.getHost()).isEqualTo("localhost");
        assertThat(host.getPort()).isEqualTo(5432);
        assertThat(host.getDatabase()).isEqualTo("plantain");
    }

    @Test
    void severalHostsAreTriedInTurn() {
        var address = address("jdbc:postgresql://a:1,[::1]:2,c/plantain?targetServerType=primary");

        assertThat(address.host(0).getHost()).isEqualTo("a");
        assertThat(address.host(1).getHost()).isEqualTo("::1");
        assertThat(address.host(1).getPort()).isEqualTo(2);
        assertThat(address.host(5).getHost()).isEqualTo("c");
        assertThat(address.host(5).getPort()).isEqualTo(5432);
        assertThat(address).hasToString("a:1 or ::1:2 or c:5432, database plantain");
    }

    @Test
    void withoutAWordTlsIsUsedWhereTheServerHasIt() {
        var host = address("jdbc:postgresql://localhost/plantain").host(0);

        assertThat(host.getSslMode()).isEqualTo(SslMode.PREFER);
        assertThat(host.getSslOptions().isTrustAll()).isTrue();
    }

    @Test
    void aVerifiedServerIsVerified() {
        var named = address("jdbc:postgresql://localhost/plantain?sslmode=verify-full&sslrootcert=/etc/ca.crt")
                .host(0);
        var unnamed = address("jdbc:postgresql://localhost/plantain?ssl=true").host(0);
        var java = address("jdbc:postgresql://localhost/plantain?sslmode=verify-ca"
                        + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")
                .host(0);

        assertThat(named.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(named.getSslOptions().isTrustAll()).isFalse();
        assertThat(named.getSslOptions().getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(((PemTrustOptions) named.getSslOptions().getTrustOptions()).getCertPaths())
                .containsExactly("/etc/ca.crt");
        assertThat(unnamed.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(java.getSslMode()).isEqualTo(SslMode.VERIFY_CA);
        assertThat(java.getSslOptions().isTrustAll()).isFalse();
        assertThat(java.getSslOptions().getTrustOptions()).isNull();
    }

    @Test
    void aClientShowsItsCertificate() throws IOException {
        var key = Files.write(files.resolve("key.pk8"), new byte[] {1, 2, 3});
        var bare = address("jdbc:postgresql://localhost/plantain?sslmode=require&sslcert=/c.crt&sslkey=" + key);
        var store = address("jdbc:postgresql://localhost/plantain?sslmode=require&sslkey=/c.p12&sslpassword=pw");

        var pem = (PemKeyCertOptions) bare.host(0).getSslOptions().getKeyCertOptions();
        assertThat(pem.getCertPaths()).containsExactly("/c.crt");
        assertThat(pem.getKeyValue()).hasToString("-----BEGIN PRIVATE KEY-----\nAQID\n-----END PRIVATE KEY-----\n");
        assertThat(store.host(0).getSslOptions().getKeyCertOptions())
                .isEqualTo(new PfxOptions().setPath("/c.p12").setPassword("pw"));
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThatThrownBy(() -> address("jdbc:postgresql://localhost:port/plantain"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> address("jdbc:postgresql://localhost/plantain?sslmode=perhaps"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> address("jdbc:postgresql://localhost/plantain?sslmode=require&sslkey=/nowhere.pk8"))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static PostgresAddress address(String url) {
        return PostgresAddress.of(new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "someone";
            }

            @Override
            public String getPassword() {
                return "secret";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        });
    }
}
