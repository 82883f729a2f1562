package app.plantain.core.prices;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a price is for. Of two keys that are true of the same image, the greater one is the more specific one: first the
 * one with a team group, then the one whose range of references is narrower.
 *
 * @param group the teams it is for, empty for all of them
 */
public record PriceKey(ModelId model, ResolutionTier tier, ReferenceRange references, Optional<TeamGroup> group)
        implements Comparable<PriceKey> {

    private static final Comparator<PriceKey> ORDER = Comparator.comparing(PriceKey::model)
            .thenComparing(PriceKey::tier)
            .thenComparing(key -> key.group().isPresent())
            .thenComparing(PriceKey::references)
            .thenComparing(key -> key.group().map(TeamGroup::name).orElse(""));

    /** The price of all teams, whatever the number of references is. */
    public static PriceKey of(ModelId model, ResolutionTier tier) {
        return new PriceKey(model, tier, ReferenceRange.ANY, Optional.empty());
    }

    boolean isTrueOf(ModelId wanted, ResolutionTier wantedTier, int number, Optional<TeamGroup> team) {
        return model.equals(wanted)
                && tier == wantedTier
                && references.includes(number)
                && (group.isEmpty() || group.equals(team));
    }

    @Override
    public int compareTo(PriceKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code nano-banana-2 in 2K with 1 to 4 references for Partners}. */
    @Override
    public String toString() {
        var range = references.equals(ReferenceRange.ANY) ? "" : " with %s references".formatted(references);
        return "%s in %s%s%s"
                .formatted(model, tier, range, group.map(" for %s"::formatted).orElse(""));
    }
}
