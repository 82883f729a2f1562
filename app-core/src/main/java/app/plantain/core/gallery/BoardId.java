package app.plantain.core.gallery;

import java.util.UUID;

/** A collection of assets. */
public record BoardId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static BoardId parse(String text) {
        return new BoardId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
