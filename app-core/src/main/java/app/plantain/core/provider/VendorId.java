package app.plantain.core.provider;

import java.util.regex.Pattern;

/**
 * An outside company and its API, or {@code sandbox}, which is ours.
 *
 * @param value lower-case letters and digits, at most 32 characters
 */
public record VendorId(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9]{0,31}");

    public VendorId {
        if (value.length() > 32 || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("A vendor is named with lower-case letters and digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
