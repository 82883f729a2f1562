package app.plantain.core.routing;

import app.plantain.core.secret.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that the vendors' keys are encrypted with: 256 bits from {@code PLANTAIN_MASTER_KEY}, or else from
 * {@code <plantain.home>/master.key}, which is made at the first start. Both hold them as Base64, so that one can become
 * the other.
 */
@Component
class MasterKey {

    private static final int BYTES = 32;
    private static final int TOLD_BYTES = 6;

    private final SecretKeySpec key;
    private final String name;

    MasterKey(@Value("${plantain.master-key:}") String given, @Value("${plantain.home}") Path home) {
        var bytes = given.isBlank() ? kept(home.resolve("master.key")) : fromEnvironment(given);
        this.key = new SecretKeySpec(bytes, "AES");
        this.name = name(bytes);
    }

    SecretKey key() {
        return key;
    }

    /** Tells one master key from another, and tells nothing of either. */
    String name() {
        return name;
    }

    private static byte[] fromEnvironment(String given) {
        return decode(given)
                .orElseThrow(() -> new UnusableConfiguration(
                        "PLANTAIN_MASTER_KEY is no Base64 of %d bytes.".formatted(BYTES),
                        "Set it to what \"openssl rand -base64 32\" prints, or to what master.key in the data folder"
                                + " holds, or leave it out."));
    }

    private static byte[] kept(Path file) {
        try {
            var text = new String(SecretFile.readOrMake(file, MasterKey::make), StandardCharsets.US_ASCII);
            return decode(text)
                    .orElseThrow(() -> new UnusableConfiguration(
                            "The file %s is damaged: it holds no Base64 of %d bytes.".formatted(file, BYTES),
                            "Restore it from a backup. Where there is none, delete it, start again, and give every"
                                    + " connection its vendor's key anew; nothing else depends on it."));
        } catch (IOException failed) {
            throw new UncheckedIOException("The master key cannot be read or made: " + file, failed);
        }
    }

    private static byte[] make() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip())).filter(bytes -> bytes.length == BYTES);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static String name(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("plantain master key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(bytes), TOLD_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
