package app.plantain.web.ui.admin;

import app.plantain.core.prices.PriceKey;
import app.plantain.core.prices.ReferenceRange;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.Optional;

/**
 * Prices that stand in one line: those of all tiers.
 *
 * @param model empty where none is chosen yet
 */
record PriceLine(Optional<ModelId> model, ReferenceRange references, Optional<TeamGroup> group) {

    /** Nothing is chosen yet. */
    static final PriceLine NONE = new PriceLine(Optional.empty(), ReferenceRange.ANY, Optional.empty());

    static PriceLine of(PriceKey key) {
        return new PriceLine(Optional.of(key.model()), key.references(), key.group());
    }

    PriceKey in(ModelId chosen, ResolutionTier tier) {
        return new PriceKey(chosen, tier, references, group);
    }

    /** {@code nano-banana-2, 1 to 4 references, Partners}. */
    @Override
    public String toString() {
        return "%s, %s references, %s"
                .formatted(model.map(ModelId::value).orElse(""), references, PriceWords.teams(group));
    }
}
