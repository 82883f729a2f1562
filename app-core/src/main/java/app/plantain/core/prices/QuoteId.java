package app.plantain.core.prices;

import java.util.UUID;

/** A price that was promised. */
public record QuoteId(UUID value) {

    /**
     * Reads the id as the API gives it.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static QuoteId parse(String text) {
        return new QuoteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
