package app.plantain.core.gallery;

import java.util.UUID;

/** A stored image. */
public record AssetId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static AssetId parse(String text) {
        return new AssetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
