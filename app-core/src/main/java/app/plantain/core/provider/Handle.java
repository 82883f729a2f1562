package app.plantain.core.provider;

/**
 * The vendor's own name for work it has accepted. It is recorded before anything else is done, since it is the only way
 * back to a paid image.
 *
 * @param value up to 500 characters
 */
public record Handle(String value) {

    public Handle {
        if (value.isBlank() || value.length() > 500) {
            throw new IllegalArgumentException("A handle has 1 to 500 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
