package app.plantain.core.routing;

import java.util.UUID;

/** A configured account at a vendor. */
public record ConnectionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
