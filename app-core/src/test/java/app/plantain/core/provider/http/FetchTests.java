package app.plantain.core.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.plantain.core.provider.http.ExchangeFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetchTests {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final VendorHttp http = TestHttp.allowing("127.0.0.1");

    @AfterEach
    void close() throws IOException {
        http.destroy();
    }

    @Test
    void followsThreeRedirectsAndNoFourth() throws Exception {
        try (var image = FaultyServer.answering("HTTP/1.1 200 Yes", "Content-Length: 4", "", "leaf");
                var third = redirecting(302, image.address().resolve("/image.png"));
                var second = redirecting(307, third.address());
                var first = redirecting(301, second.address());
                var zeroth = redirecting(308, first.address())) {
            assertThat(http.fetch(first.address(), 100, WITHIN).text()).isEqualTo("leaf");
            assertThat(image.requests().getFirst()).startsWith("GET /image.png");
            assertThat(failure(zeroth.address()).reason()).isEqualTo(Reason.REDIRECTED);
        }
    }

    @Test
    void followsARelativeRedirect() throws Exception {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 302 There", "Location: ../b?c=1", "Content-Length: 0", "Connection: close", "", "");
        })) {
            assertThat(failure(server.address().resolve("/a/x")).reason()).isEqualTo(Reason.REDIRECTED);
            assertThat(server.requests().get(1)).startsWith("GET /b?c=1 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://localhost:8080/",
                "http://2130706433/",
                "http://0/",
                "file:///etc/passwd",
                "ftp://images.example/",
                "http://user:password@images.example/",
                "http://images.example:22/"
            })
    void isNotLedToAForbiddenAddress(String target) throws IOException {
        try (var server = redirecting(302, URI.create(target))) {
            var failure = failure(server.address());
            assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[broken", "X-Other: 0"})
    void aRedirectToNowhereFails(String location) throws IOException {
        var line = location.startsWith("http") ? "Location: " + location : location;
        try (var server = FaultyServer.answering("HTTP/1.1 302 There", line, "Content-Length: 0", "", "")) {
            assertThat(failure(server.address()).reason()).isEqualTo(Reason.REDIRECTED);
        }
    }

    @Test
    void givesAnAnswerThatIsNoImageAsItIs() throws Exception {
        try (var server = FaultyServer.answering("HTTP/1.1 404 Gone", "Content-Length: 0", "", "")) {
            assertThat(http.fetch(server.address(), 100, WITHIN).status()).isEqualTo(404);
        }
    }

    private ExchangeFailed failure(URI address) {
        return catchThrowableOfType(ExchangeFailed.class, () -> http.fetch(address, 100, WITHIN));
    }

    private static FaultyServer redirecting(int status, URI target) {
        return FaultyServer.answering(
                "HTTP/1.1 %d There".formatted(status), "Location: " + target, "Content-Length: 0", "", "");
    }
}
