package app.plantain.web.security;

import app.plantain.core.secret.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secret of this installation: 256 random bits in {@code <plantain.home>/secret.key}, made at the first start and
 * readable by its owner only. It is never used itself; each purpose has a key of its own. Nodes that share the folder
 * share the secret.
 */
@Component
public class InstallationSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] secret;

    InstallationSecret(@Value("${plantain.home}") Path home) {
        try {
            this.secret = read(home.resolve("secret.key"));
        } catch (IOException failed) {
            throw new UncheckedIOException("The installation's secret cannot be read or made", failed);
        }
    }

    /**
     * The key for one purpose, of 256 bits. The same purpose always has the same key, and no key tells another.
     *
     * @param purpose a short name, such as {@code media}
     */
    public SecretKeySpec key(String purpose) {
        return new SecretKeySpec(hmac(purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    /**
     * Who signs for one purpose.
     *
     * @param purpose a short name, such as {@code media}
     */
    public Signer signer(String purpose) {
        return new Signer(key(purpose));
    }

    private byte[] hmac(byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] read(Path file) throws IOException {
        var bytes = SecretFile.readOrMake(file, InstallationSecret::make);
        if (bytes.length != BYTES) {
            throw new IOException(
                    "%s has %d bytes instead of %d. Restore it from a backup, or delete it: signed addresses"
                                    .formatted(file, bytes.length, BYTES)
                            + " that were given out stop working then");
        }
        return bytes;
    }

    private static byte[] make() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
