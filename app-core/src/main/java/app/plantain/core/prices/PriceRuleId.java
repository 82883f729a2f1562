package app.plantain.core.prices;

import java.util.UUID;

/** A rule by which images have their price. */
public record PriceRuleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
