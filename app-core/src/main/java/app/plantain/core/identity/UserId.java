package app.plantain.core.identity;

import java.util.UUID;

/** A person with an account. */
public record UserId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
