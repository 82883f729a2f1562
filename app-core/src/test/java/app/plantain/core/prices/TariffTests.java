package app.plantain.core.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.credits.Credits;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The choice of a rule, beside one that is written down as the sentences of the documentation say it. */
class TariffTests {

    private static final ModelId MODEL = new ModelId("nano-banana-2");
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Optional<TeamGroup> PARTNERS = Optional.of(new TeamGroup("Partners"));

    @Property(tries = 500)
    void theMostSpecificOfTheLatestCounts(
            @ForAll("rules") List<PriceRule> rules,
            @ForAll @IntRange(max = 8) int references,
            @ForAll boolean partner) {
        var group = partner ? PARTNERS : Optional.<TeamGroup>empty();

        var price = new Tariff(rules, group).price(MODEL, ResolutionTier.ONE_K, references);

        assertThat(price.map(Price::rule)).isEqualTo(asDocumented(rules, group, references));
    }

    @Property(tries = 200)
    void theOrderInWhichRulesAreReadDoesNotMatter(
            @ForAll("rules") List<PriceRule> rules, @ForAll @IntRange(max = 8) int references, @ForAll Random random) {
        var shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);

        assertThat(new Tariff(shuffled, PARTNERS).price(MODEL, ResolutionTier.ONE_K, references))
                .isEqualTo(new Tariff(rules, PARTNERS).price(MODEL, ResolutionTier.ONE_K, references));
    }

    @Property(tries = 200)
    void whatArrivedNeverCostsMoreThanWasPromised(
            @ForAll("rules") List<PriceRule> rules,
            @ForAll ResolutionTier delivered,
            @ForAll @IntRange(min = 1, max = 50) int held) {
        var due = new Tariff(rules, PARTNERS).due(MODEL, delivered, 0, Credits.of(held));

        assertThat(due).isLessThanOrEqualTo(Credits.of(held));
    }

    @Test
    void aTierThatIsNotSoldCostsWhatTheNextLowerOneDoes() {
        var tariff = new Tariff(
                List.of(
                        rule(1, PriceKey.of(MODEL, ResolutionTier.ONE_K), 7),
                        rule(2, PriceKey.of(MODEL, ResolutionTier.FOUR_K), 15)),
                Optional.empty());

        assertThat(tariff.due(MODEL, ResolutionTier.TWO_K, 0, Credits.of(15))).isEqualTo(Credits.of(7));
        assertThat(tariff.due(MODEL, ResolutionTier.HALF_K, 0, Credits.of(15))).isEqualTo(Credits.of(7));
        assertThat(tariff.due(new ModelId("other"), ResolutionTier.HALF_K, 0, Credits.of(15)))
                .isEqualTo(Credits.of(15));
    }

    @Test
    void rangesAreReadAloud() {
        assertThat(List.of(
                        ReferenceRange.ANY,
                        ReferenceRange.of(0, 0),
                        ReferenceRange.of(3, 3),
                        ReferenceRange.of(1, 4),
                        ReferenceRange.from(5)))
                .extracting(ReferenceRange::toString)
                .containsExactly("any", "none", "3", "1 to 4", "5 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceRange.of(4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceRange.from(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceRange.of(0, 101));
    }

    @Test
    void groupsHaveNamesThatCanBeRead() {
        assertThat(new TeamGroup("Partners 2026").name()).isEqualTo("Partners 2026");
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamGroup(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamGroup("<b>"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamGroup("x".repeat(41)));
    }

    /** First those of the group, then the later beginning, then the sooner end; of one key the latest only. */
    private static Optional<PriceRuleId> asDocumented(
            List<PriceRule> rules, Optional<TeamGroup> group, int references) {
        Optional<PriceRule> best = Optional.empty();
        for (var rule : rules) {
            var key = rule.key();
            var range = key.references();
            var counts = range.least() <= references
                    && references <= range.most().orElse(Integer.MAX_VALUE)
                    && (key.group().isEmpty() || key.group().equals(group))
                    && rule.amount().isPresent()
                    && rules.stream().noneMatch(other -> other.key().equals(key) && isLater(other, rule));
            if (counts && best.filter(known -> beats(known.key(), key)).isEmpty()) {
                best = Optional.of(rule);
            }
        }
        return best.map(PriceRule::id);
    }

    private static boolean isLater(PriceRule one, PriceRule other) {
        return one.validFrom().isAfter(other.validFrom())
                || (one.validFrom().equals(other.validFrom()) && one.number() > other.number());
    }

    private static boolean beats(PriceKey one, PriceKey other) {
        if (one.group().isPresent() != other.group().isPresent()) {
            return one.group().isPresent();
        }
        if (one.references().least() != other.references().least()) {
            return one.references().least() > other.references().least();
        }
        return one.references().most().orElse(Integer.MAX_VALUE)
                < other.references().most().orElse(Integer.MAX_VALUE);
    }

    @Provide
    Arbitrary<List<PriceRule>> rules() {
        var least = Arbitraries.integers().between(0, 6);
        var width = Arbitraries.integers().between(0, 3).optional(0.4);
        var ranges = Combinators.combine(least, width)
                .as((from, more) -> new ReferenceRange(
                        from, more.map(add -> OptionalInt.of(from + add)).orElse(OptionalInt.empty())));
        var groups = Arbitraries.of(Optional.<TeamGroup>empty(), PARTNERS, Optional.of(new TeamGroup("Others")));
        var keys = Combinators.combine(ranges, groups)
                .as((range, group) -> new PriceKey(MODEL, ResolutionTier.ONE_K, range, group));
        var amounts = Arbitraries.integers().between(1, 50).map(Credits::of).optional(0.8);
        return Combinators.combine(keys, amounts, Arbitraries.integers().between(0, 3))
                .as((key, amount, second) -> new PriceRule(
                        new PriceRuleId(UUID.randomUUID()),
                        0,
                        key,
                        START.plusSeconds(second),
                        amount,
                        Optional.empty(),
                        "A test",
                        START))
                .list()
                .ofMaxSize(14)
                .map(TariffTests::numbered);
    }

    private static List<PriceRule> numbered(List<PriceRule> rules) {
        var numbered = new ArrayList<PriceRule>();
        for (var rule : rules) {
            numbered.add(new PriceRule(
                    rule.id(),
                    numbered.size(),
                    rule.key(),
                    rule.validFrom(),
                    rule.amount(),
                    rule.createdBy(),
                    rule.reason(),
                    rule.createdAt()));
        }
        return numbered;
    }

    private static PriceRule rule(int number, PriceKey key, long credits) {
        return new PriceRule(
                new PriceRuleId(UUID.randomUUID()),
                number,
                key,
                START,
                Optional.of(Credits.of(credits)),
                Optional.empty(),
                "A test",
                START);
    }
}
