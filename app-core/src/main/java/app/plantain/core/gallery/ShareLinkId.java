package app.plantain.core.gallery;

import java.util.UUID;

/** A revocable address of a board. */
public record ShareLinkId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static ShareLinkId parse(String text) {
        return new ShareLinkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
