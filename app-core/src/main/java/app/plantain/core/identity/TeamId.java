package app.plantain.core.identity;

import java.util.UUID;

/** A team: what owns credits, jobs and images. */
public record TeamId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static TeamId parse(String text) {
        return new TeamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
