package app.plantain.providers.bananapro;

import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the vendor tells an account by itself, signed with {@code v1=} and the HMAC of the time, a dot and the body. Its
 * pages do not agree on the names of the events and the headers, so that the event's name is not looked at: the task is
 * asked what became of it in any case.
 */
final class BananaproWebhook {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Pattern SIGNATURE = Pattern.compile("v1=([0-9a-fA-F]{64})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{12,13}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BananaproWebhook() {}

    /** The task that it speaks of; empty where it is not signed with the secret, or not of these minutes. */
    static Optional<Handle> task(Webhook webhook, String secret, Instant now) {
        var time = header(webhook, "Timestamp");
        boolean isOurs = time.flatMap(BananaproWebhook::instant)
                        .filter(sent -> Duration.between(sent, now).abs().compareTo(OLDEST) <= 0)
                        .isPresent()
                && isSigned(webhook, secret, time.orElseThrow());
        return isOurs ? task(webhook) : Optional.empty();
    }

    /** Older pages of the vendor have another name for the same. */
    private static Optional<String> header(Webhook webhook, String name) {
        return webhook.header("X-Webhook-" + name).or(() -> webhook.header("X-Nano-" + name));
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(
                    MILLISECONDS.matcher(text).matches()
                            ? Instant.ofEpochMilli(Long.parseLong(text))
                            : Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Webhook webhook, String secret, String time) {
        var signature = SIGNATURE.matcher(header(webhook, "Signature").orElse(""));
        return signature.matches()
                && MessageDigest.isEqual(
                        expected(webhook, secret, time),
                        HexFormat.of().parseHex(signature.group(1).toLowerCase(Locale.ROOT)));
    }

    private static byte[] expected(Webhook webhook, String secret, String time) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(webhook.body());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    private static Optional<Handle> task(Webhook webhook) {
        try {
            var body = JSON.readTree(webhook.body());
            return Stream.of("/task_id", "/data/task_id")
                    .flatMap(place -> body.at(place).stringValueOpt().stream())
                    .filter(id -> !id.isBlank() && id.length() <= 500)
                    .findFirst()
                    .map(Handle::new);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
