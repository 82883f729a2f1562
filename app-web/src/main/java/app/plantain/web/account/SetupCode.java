package app.plantain.web.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Proves that whoever sets the installation up can read its log. Made anew at each start, and kept nowhere. */
@Component
class SetupCode {

    /** Without letters that are read as others. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int GROUP = 4;

    private final String code = Secret.random(LETTERS, 3 * GROUP);

    /** Whatever the case, with or without dashes and spaces; takes as long for a wrong code as for the right one. */
    boolean matches(String entered) {
        var letters = entered.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(letters.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is shown: three groups of four letters. */
    String text() {
        return String.join("-", code.substring(0, GROUP), code.substring(GROUP, 2 * GROUP), code.substring(2 * GROUP));
    }
}
