package app.plantain.core.gallery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a blob: the SHA-256 of its bytes, so that the same bytes are stored once and a changed byte is noticed.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
record Sha256(String hex) {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{64}");

    Sha256 {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits");
        }
    }

    /** Whether a text is such a name. */
    static boolean isOne(String text) {
        return SYNTAX.matcher(text).matches();
    }

    static Sha256 of(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
