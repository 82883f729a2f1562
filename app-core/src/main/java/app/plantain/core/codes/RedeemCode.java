package app.plantain.core.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A code: 16 random characters of Crockford's base 32, which are 80 bits. No two of its characters look alike, so that
 * what was misread by hand is read right.
 */
record RedeemCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final String PREFIX = "PLANT";
    private static final int LONGEST_INPUT = 100;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}_.]+");
    private static final String PREFIX_AS_READ = readable(PREFIX);
    private static final SecureRandom RANDOM = new SecureRandom();

    RedeemCode {
        if (!SHAPE.matcher(characters).matches()) {
            throw new IllegalArgumentException("A code has %d characters of base 32".formatted(LENGTH));
        }
    }

    static RedeemCode random() {
        return new RedeemCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    /** Reads what a person typed, with or without prefix, hyphens and blanks; empty where it cannot be a code. */
    static Optional<RedeemCode> read(String text) {
        if (text.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        var read = readable(text);
        var bare = read.length() == PREFIX.length() + LENGTH && read.startsWith(PREFIX_AS_READ)
                ? read.substring(PREFIX.length())
                : read;
        return SHAPE.matcher(bare).matches() ? Optional.of(new RedeemCode(bare)) : Optional.empty();
    }

    private static String readable(String text) {
        return BETWEEN.matcher(text)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** As people get it: {@code PLANT-7Q2M-0C4T-XR8B-E5VN}. */
    String written() {
        var text = new StringBuilder(PREFIX);
        for (var from = 0; from < LENGTH; from += GROUP) {
            text.append('-').append(characters, from, from + GROUP);
        }
        return text.toString();
    }

    /** By what people tell codes apart that are not shown any more: the last group. */
    String hint() {
        return characters.substring(LENGTH - GROUP);
    }

    /** The codes are long and random, so that a fast hash without salt keeps them, and one look-up finds them. */
    String hash() {
        return HexFormat.of().formatHex(sha256().digest(characters.getBytes(StandardCharsets.UTF_8)));
    }

    /** Never all of it: this is what a log would show. */
    @Override
    public String toString() {
        return "…" + hint();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
