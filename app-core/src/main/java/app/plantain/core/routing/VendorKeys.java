package app.plantain.core.routing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts our keys at vendors: AES-256 in Galois/Counter Mode, each for its connection alone, so that what is kept for
 * one cannot be put in the place of another's. What is kept reads {@code v1:<name of the master key>:<nonce and cipher>}.
 */
@Component
class VendorKeys {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();

    VendorKeys(MasterKey master) {
        this.master = master;
    }

    SealedKey seal(ConnectionId connection, String key) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, connection, nonce).doFinal(key.getBytes(StandardCharsets.UTF_8));
            var both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return new SealedKey(String.join(
                    ":",
                    VERSION,
                    master.name(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(both)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    /** @throws UnreadableKey with what to do about it */
    String open(ConnectionId connection, SealedKey sealed) throws UnreadableKey {
        var parts = sealed.text().split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw damaged();
        }
        if (!parts[1].equals(master.name())) {
            throw new UnreadableKey(
                    KeyState.OTHER_MASTER_KEY,
                    "It was encrypted with another master key. Start Plantain with that one again"
                            + " (PLANTAIN_MASTER_KEY, or master.key in the data folder), or replace the vendor's key.");
        }
        try {
            var both = Base64.getUrlDecoder().decode(parts[2]);
            var nonce = Arrays.copyOf(both, NONCE_BYTES);
            var open = cipher(Cipher.DECRYPT_MODE, connection, nonce)
                    .doFinal(both, NONCE_BYTES, Math.max(0, both.length - NONCE_BYTES));
            return new String(open, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException tampered) {
            throw damaged();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    KeyState stateOf(Connection connection) {
        if (connection.key().isEmpty()) {
            return KeyState.NONE;
        }
        try {
            open(connection.id(), connection.key().get());
            return KeyState.KEPT;
        } catch (UnreadableKey unreadable) {
            return unreadable.state();
        }
    }

    private static UnreadableKey damaged() {
        return new UnreadableKey(
                KeyState.DAMAGED, "What is kept of it was changed outside of Plantain. Replace the vendor's key.");
    }

    private Cipher cipher(int mode, ConnectionId connection, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(connection.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
