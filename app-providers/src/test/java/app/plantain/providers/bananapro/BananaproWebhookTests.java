package app.plantain.providers.bananapro;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BananaproWebhookTests {

    private static final String SECRET = "whsec-0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String BODY =
            "{\"event\":\"job.completed\",\"task_id\":\"task_abc123\",\"task_type\":\"image\",\"status\":\"completed\"}";

    @ParameterizedTest
    @ValueSource(strings = {"1795168800", "1795168800000", "2026-11-20T10:00:00Z", "1795168560", "1795169040"})
    void believesWhatTheVendorSignedInTheseMinutes(String time) {
        assertThat(told(time, signature(SECRET, time, BODY), BODY)).contains(new Handle("task_abc123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795168400", "1795169200", "0", "soon", "", "99999999999999999999", "2026-11-20"})
    void believesNothingOld(String time) {
        assertThat(told(time, signature(SECRET, time, BODY), BODY)).isEmpty();
    }

    @Test
    void believesNoOtherSignature() {
        var time = "1795168800";
        var right = signature(SECRET, time, BODY);

        assertThat(told(time, signature("another-secret-0123", time, BODY), BODY))
                .isEmpty();
        assertThat(told(time, right, BODY.replace("abc123", "abc124"))).isEmpty();
        assertThat(told("1795168801", right, BODY)).isEmpty();
        assertThat(told(time, right.substring(3), BODY)).isEmpty();
        assertThat(told(time, right + "0", BODY)).isEmpty();
        assertThat(told(time, "v1=", BODY)).isEmpty();
        assertThat(told(time, right.replace("v1=", "v2="), BODY)).isEmpty();
        assertThat(BananaproWebhook.task(new Webhook(Map.of(), bytes(BODY)), SECRET, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"task_id\":7}", "{\"task_id\":\" \"}"})
    void whatNamesNoTaskIsNothing(String body) {
        assertThat(told("1795168800", signature(SECRET, "1795168800", body), body))
                .isEmpty();
    }

    @Test
    void theOlderHeadersMeanTheSame() {
        var time = "1795168800";
        var body = "{\"event\":\"task.completed\",\"data\":{\"task_id\":\"t\"}}";
        var headers = Map.of("X-Nano-Timestamp", time, "X-Nano-Signature", signature(SECRET, time, body));

        assertThat(BananaproWebhook.task(new Webhook(headers, bytes(body)), SECRET, NOW))
                .contains(new Handle("t"));
    }

    private static Optional<Handle> told(String time, String signature, String body) {
        var headers = Map.of("x-webhook-timestamp", time, "X-WEBHOOK-SIGNATURE", signature);
        return BananaproWebhook.task(new Webhook(headers, bytes(body)), SECRET, NOW);
    }

    private static String signature(String secret, String time, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(bytes(time + "." + body)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
