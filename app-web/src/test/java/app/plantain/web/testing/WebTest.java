package app.plantain.web.testing;

import app.plantain.Application;
import app.plantain.core.testing.SettableClock;
import app.plantain.web.account.TestAccounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The whole application on a port of its own, with the sandbox and the engine at work, on the database that the subclass
 * names.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"plantain.sandbox.latency=0ms", "plantain.api.wait=60s"})
@Import(WebTest.Configuration.class)
public abstract class WebTest {

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestAccounts people;

    @Autowired
    protected TestPictures pictures;

    @Autowired
    protected SettableClock clock;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Replaces what would be slow, and time. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import({TestAccounts.class, TestPictures.class})
    static class Configuration {

        private static final int WEAKEST = 4;

        @Bean
        @Primary
        SettableClock settableClock() {
            return SettableClock.running();
        }

        @Bean
        @Primary
        PasswordEncoder quickPasswordEncoder() {
            return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(WEAKEST)));
        }
    }

    @BeforeEach
    void isSetUp() {
        people.completeSetup();
    }

    @AfterEach
    void timeIsReal() {
        clock.reset();
    }

    /** The absolute address of a path. */
    protected URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Asks for an address, with names and values of headers. */
    protected HttpResponse<String> get(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Asks for a path as a guest. */
    protected HttpResponse<String> get(String path) {
        return get(at(path));
    }

    /** Sends any request. */
    protected HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    /** Sends any request, and reads the answer that way. */
    protected <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        try {
            return client.send(request.build(), reader);
        } catch (IOException failed) {
            throw new AssertionError("No answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Stopped", stopped);
        }
    }

    /** A header of an answer; empty where it is not there. */
    protected static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
