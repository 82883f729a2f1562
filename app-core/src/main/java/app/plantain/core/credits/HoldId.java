package app.plantain.core.credits;

import java.util.UUID;

/** A reservation of credits, resolved once: captured in whole or in part, or released. */
public record HoldId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
