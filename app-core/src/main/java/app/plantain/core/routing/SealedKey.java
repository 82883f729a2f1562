package app.plantain.core.routing;

import java.util.Objects;

/** Our key at a vendor, encrypted. Only its connection can open it, and it never says what it holds. */
public final class SealedKey {

    private final String text;

    SealedKey(String text) {
        this.text = Objects.requireNonNull(text);
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "SealedKey";
    }
}
