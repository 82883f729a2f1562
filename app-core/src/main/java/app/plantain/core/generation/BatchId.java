package app.plantain.core.generation;

import java.util.UUID;

/** What somebody submitted at once. */
public record BatchId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static BatchId parse(String text) {
        return new BatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
