package app.plantain.core.generation;

import java.util.UUID;

/** One image of a batch. */
public record JobId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static JobId parse(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
