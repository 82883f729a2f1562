package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The prices that a team has at one moment.
 *
 * <p>Of all rules that are true of an image, the most specific one counts: one for the team's group before one for all
 * teams; then the one whose range of references begins at more of them; then the one whose range ends sooner. Two rules
 * that are equal in all of this have the same key, and of one key only the latest counts: the one that is valid since
 * later, and of the same time the one that was written later. So there is always one answer, whatever the order in which
 * the rules are read. A rule without an amount withdraws its key, as if it had never been.
 */
public final class Tariff {

    private static final Comparator<PriceRule> LATEST =
            Comparator.comparing(PriceRule::validFrom).thenComparingLong(PriceRule::number);

    private final Map<PriceKey, PriceRule> rules = new HashMap<>();
    private final Optional<TeamGroup> group;

    /**
     * The prices of a team.
     *
     * @param rules those that are valid at the moment, in any order; those of other groups do not count
     * @param group of the team, empty where it has none
     */
    Tariff(List<PriceRule> rules, Optional<TeamGroup> group) {
        this.group = group;
        rules.forEach(rule ->
                this.rules.merge(rule.key(), rule, (one, other) -> LATEST.compare(one, other) >= 0 ? one : other));
    }

    /** The price of one image, empty where it is not sold. */
    public Optional<Price> price(ModelId model, ResolutionTier tier, int references) {
        return rules.values().stream()
                .filter(rule -> rule.key().isTrueOf(model, tier, references, group))
                .filter(rule -> rule.amount().isPresent())
                .max(Comparator.comparing(PriceRule::key))
                .flatMap(rule -> rule.amount().map(amount -> new Price(amount, rule.id())));
    }

    /** What one image costs in each tier in which the model is sold. */
    public Map<ResolutionTier, Credits> prices(ModelId model, int references) {
        var prices = new EnumMap<ResolutionTier, Credits>(ResolutionTier.class);
        for (var tier : ResolutionTier.values()) {
            price(model, tier, references).ifPresent(price -> prices.put(tier, price.amount()));
        }
        return prices;
    }

    /**
     * What is due for an image that arrived: never more than was held, and the price of the tier that came if that is
     * lower. Where the tier that came is not sold, the next lower one that is sold counts, or else the lowest.
     *
     * @param held the price that was promised
     */
    public Credits due(ModelId model, ResolutionTier delivered, int references, Credits held) {
        var prices = prices(model, references);
        Function<Map.Entry<ResolutionTier, Credits>, Credits> most =
                price -> price.getValue().atMost(held);
        return prices.entrySet().stream()
                .filter(price -> price.getKey().compareTo(delivered) <= 0)
                .max(Map.Entry.comparingByKey())
                .or(() -> prices.entrySet().stream().min(Map.Entry.comparingByKey()))
                .map(most)
                .orElse(held);
    }
}
