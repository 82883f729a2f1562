package app.plantain.core.provider;

import java.util.regex.Pattern;

/**
 * The canonical name of a model, as the user picks it: {@code nano-banana-2}. What a vendor calls the same model stays
 * inside that vendor's package.
 *
 * @param value lower-case letters, digits, dots and dashes, at most 64 characters
 */
public record ModelId(String value) implements Comparable<ModelId> {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    public ModelId {
        if (value.length() > 64 || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("A model is named with lower-case letters, digits, dots and dashes");
        }
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
