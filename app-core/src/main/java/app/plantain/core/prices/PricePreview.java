package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what a draft would change, before it is one of the rules. */
@Service
public class PricePreview {

    private final PriceRuleRows rules;
    private final Clock clock;

    PricePreview(PriceRuleRows rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The kinds of images that would cost another amount, by their keys. Those that the draft names but that a more
     * specific price keeps as they are, are not among them. For administrators.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<PriceChange> changes(PriceDraft draft) {
        var now = clock.instant();
        return draft.keys().stream()
                .map(key -> new Kind(key.model(), key.tier()))
                .distinct()
                .flatMap(kind -> changes(kind, draft, now))
                .toList();
    }

    private record Kind(ModelId model, ResolutionTier tier) {

        boolean has(PriceKey key) {
            return key.model().equals(model) && key.tier() == tier;
        }

        Optional<Credits> price(Tariff tariff, ReferenceRange references) {
            return tariff.price(model, tier, references.least()).map(Price::amount);
        }
    }

    private Stream<PriceChange> changes(Kind kind, PriceDraft draft, Instant now) {
        var today = rules.inForce(kind.model(), now);
        var drafted = Drafted.of(draft, now, rules);
        var keys = Stream.of(today, drafted.with())
                .flatMap(List::stream)
                .map(PriceRule::key)
                .filter(kind::has)
                .toList();
        return groups(keys).flatMap(group -> {
            var before = new Tariff(today, group);
            var without = new Tariff(drafted.without(), group);
            var with = new Tariff(drafted.with(), group);
            return merged(ranges(keys).stream()
                            .filter(range -> !kind.price(without, range).equals(kind.price(with, range)))
                            .map(range -> new PriceChange(
                                    new PriceKey(kind.model(), kind.tier(), range, group),
                                    kind.price(before, range),
                                    kind.price(with, range)))
                            .toList())
                    .stream();
        });
    }

    /** Those that have prices of their own, after all others. */
    private static Stream<Optional<TeamGroup>> groups(List<PriceKey> keys) {
        var named = keys.stream()
                .flatMap(key -> key.group().stream())
                .distinct()
                .sorted()
                .map(Optional::of);
        return Stream.concat(Stream.of(Optional.empty()), named);
    }

    /** The ranges within which each of the keys is true of all numbers or of none. */
    private static List<ReferenceRange> ranges(List<PriceKey> keys) {
        var starts = new TreeSet<Integer>(List.of(0));
        for (var key : keys) {
            starts.add(key.references().least());
            key.references().most().ifPresent(most -> {
                if (most < ReferenceRange.MOST) {
                    starts.add(most + 1);
                }
            });
        }
        var ranges = new ArrayList<ReferenceRange>();
        for (var start : starts) {
            var next = starts.higher(start);
            ranges.add(new ReferenceRange(start, next == null ? OptionalInt.empty() : OptionalInt.of(next - 1)));
        }
        return ranges;
    }

    /** Neighbours of which the same is true are one. */
    private static List<PriceChange> merged(List<PriceChange> changes) {
        var merged = new ArrayList<PriceChange>();
        for (var change : changes) {
            if (!merged.isEmpty() && continues(merged.getLast(), change)) {
                var last = merged.removeLast();
                var key = last.key();
                var range = new ReferenceRange(
                        key.references().least(), change.key().references().most());
                merged.add(new PriceChange(
                        new PriceKey(key.model(), key.tier(), range, key.group()), last.today(), last.then()));
            } else {
                merged.add(change);
            }
        }
        return merged;
    }

    private static boolean continues(PriceChange last, PriceChange next) {
        return last.today().equals(next.today())
                && last.then().equals(next.then())
                && last.key().references().most().orElse(ReferenceRange.MOST) + 1
                        == next.key().references().least();
    }
}
