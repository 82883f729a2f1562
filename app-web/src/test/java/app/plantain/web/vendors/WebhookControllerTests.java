package app.plantain.web.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.VendorId;
import app.plantain.web.testing.TestBatches;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "plantain.connections[0].vendor=bananapro",
            "plantain.connections[0].name=Account",
            "plantain.connections[0].base-url=https://93.184.215.14",
            "plantain.connections[0].api-key=sk-4711",
            "plantain.connections[0].webhook-secret=whsec-0123456789abcdef"
        })
class WebhookControllerTests extends PublicInstallation {

    private static final String SECRET = "whsec-0123456789abcdef";

    @Autowired
    TestBatches batches;

    @Autowired
    JdbcTemplate jdbc;

    UUID connection;
    SpokenWork work;
    String body;

    @BeforeEach
    void aTaskOfTheAccount() {
        connection = Objects.requireNonNull(
                jdbc.queryForObject("select id from vendor_connection where name = 'Account'", UUID.class));
        var task = "task_" + UUID.randomUUID();
        var job = batches.submit(people.owner(), "Leaves", 1, Optional.of(new VendorId("sandbox")))
                .getFirst();
        work = new SpokenWork(jdbc, clock, job, connection, task);
        body = "{\"event\":\"job.completed\",\"task_id\":\"%s\",\"status\":\"completed\"}".formatted(task);
    }

    @Test
    void theNextQuestionComesAtOnce() {
        assertThat(post(connection, now(), signature(SECRET, now(), body), body))
                .isEqualTo(200);

        assertThat(work.isDue()).isTrue();
    }

    @Test
    void aWrongSignatureAndAnUnknownConnectionLookTheSame() {
        var right = signature(SECRET, now(), body);

        assertThat(post(connection, now(), signature("another-secret-0123", now(), body), body))
                .isEqualTo(404);
        assertThat(post(connection, now(), right, body + " ")).isEqualTo(404);
        assertThat(post(connection, now(), "", body)).isEqualTo(404);
        assertThat(post(UUID.randomUUID(), now(), right, body)).isEqualTo(404);
        assertThat(post(sandbox(), now(), right, body)).isEqualTo(404);
        assertThat(work.isDue()).isFalse();
    }

    @Test
    void whatIsSentAgainLaterIsNotBelieved() {
        var sent = now();
        var signature = signature(SECRET, sent, body);
        clock.advance(Duration.ofMinutes(6));

        assertThat(post(connection, sent, signature, body)).isEqualTo(404);
        assertThat(work.isDue()).isFalse();
    }

    @Test
    void aReplayAndAFloodHaveTheVendorAskedAFewTimesOnly() {
        var sent = now();
        var signature = signature(SECRET, sent, body);
        var hurried = 0;
        for (var time = 0; time < 20; time++) {
            work.putOff();
            assertThat(post(connection, sent, signature, body)).isEqualTo(200);
            hurried += work.isDue() ? 1 : 0;
        }

        assertThat(hurried).isEqualTo(3);
    }

    @Test
    void aTaskThatIsNotOursOrEndedChangesNothing() {
        work.end();
        assertThat(post(connection, now(), signature(SECRET, now(), body), body))
                .isEqualTo(200);
        assertThat(work.isDue()).isFalse();

        var other = "{\"task_id\":\"another\"}";
        assertThat(post(connection, now(), signature(SECRET, now(), other), other))
                .isEqualTo(200);
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        var large = "x".repeat(100_000);

        assertThat(post(connection, now(), signature(SECRET, now(), large), large))
                .isEqualTo(413);
    }

    private UUID sandbox() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select id from vendor_connection where vendor = 'sandbox'", UUID.class));
    }

    private String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private int post(UUID whose, String time, String signature, String what) {
        return send(HttpRequest.newBuilder(at("/webhooks/" + whose))
                        .header("Content-Type", "application/json")
                        .header("X-Webhook-Timestamp", time)
                        .header("X-Webhook-Signature", signature)
                        .POST(BodyPublishers.ofString(what)))
                .statusCode();
    }

    private static String signature(String secret, String time, String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal((time + "." + what).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
