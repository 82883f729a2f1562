package app.plantain.web.account;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The rule for passwords, and their hashes. */
@Component
class Passwords {

    private static final int CHARACTERS_MIN = 10;

    /** Bcrypt reads no further. */
    private static final int BYTES_MAX = 72;

    private final PasswordEncoder encoder;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** Checks the rule and hashes, which takes a noticeable part of a second: call it outside transactions. */
    String hash(String password) {
        if (password.codePointCount(0, password.length()) < CHARACTERS_MIN) {
            throw new InvalidEntryException(Entry.PASSWORD, "Use at least %d characters.".formatted(CHARACTERS_MIN));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new InvalidEntryException(
                    Entry.PASSWORD,
                    "Use at most %d bytes: that many plain letters and digits, fewer of other characters."
                            .formatted(BYTES_MAX));
        }
        return hashOf(password);
    }

    private String hashOf(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder gave no hash");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX && encoder.matches(password, hash);
    }
}
