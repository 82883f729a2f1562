package app.plantain.core.gallery;

import java.util.UUID;

/** An input image that was uploaded. */
public record ReferenceId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static ReferenceId parse(String text) {
        return new ReferenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
