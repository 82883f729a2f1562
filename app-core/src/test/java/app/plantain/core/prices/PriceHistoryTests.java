package app.plantain.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.Histories;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Random histories of prices: whatever is set later, what an image cost at some time stays what it was. */
class PriceHistoryTests extends Histories {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<ReferenceRange> RANGES =
            List.of(ReferenceRange.ANY, ReferenceRange.from(1), ReferenceRange.of(1, 4), ReferenceRange.from(5));

    /** A price that is set. */
    record Change(int range, boolean partners, Optional<Credits> amount, int hoursAhead, int hoursLater) {}

    @Property(tries = 30)
    void whatWasPaidOnH2StaysWhatItWas(@ForAll("histories") List<Change> history) {
        new Run(onH2()).play(history);
    }

    @Property(tries = 20)
    void whatWasPaidOnPostgresStaysWhatItWas(@ForAll("histories") List<Change> history) {
        new Run(onPostgres()).play(history);
    }

    @Provide
    Arbitrary<List<Change>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, RANGES.size() - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 50).map(Credits::of).optional(0.8),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2))
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** One history of a model of its own, as a team of a group sees it. */
    private static final class Run {

        private final PriceRules rules;
        private final PriceBook book;
        private final SettableClock clock;
        private final Member member;
        private final ModelId model = new ModelId("model-" + NUMBER.incrementAndGet());
        private final TeamGroup partners = new TeamGroup("Group " + NUMBER.get());
        private final List<PriceRule> written = new ArrayList<>();
        private final Map<Instant, List<Optional<Credits>>> seen = new LinkedHashMap<>();

        Run(ApplicationContext context) {
            rules = context.getBean(PriceRules.class);
            book = context.getBean(PriceBook.class);
            clock = context.getBean(SettableClock.class);
            member = new TestTeams(context.getBean(JdbcTemplate.class)).member();
            context.getBean(TeamGroups.class).put(member.team(), Optional.of(partners), member.user());
        }

        void play(List<Change> history) {
            for (var change : history) {
                // What is set at the very moment of a look counts from that moment on.
                clock.advance(Duration.ofSeconds(1));
                set(change);
                clock.advance(Duration.ofHours(change.hoursLater()).plusSeconds(1));
                seen.put(clock.instant(), prices(book.today(member.team())));
                assertThat(seen.get(clock.instant())).isEqualTo(prices(asWritten()));
                seen.forEach((at, then) ->
                        assertThat(prices(book.tariff(member.team(), at))).isEqualTo(then));
            }
        }

        private void set(Change change) {
            var now = clock.instant();
            var key = new PriceKey(
                    model,
                    ResolutionTier.ONE_K,
                    RANGES.get(change.range()),
                    change.partners() ? Optional.of(partners) : Optional.empty());
            var from = Optional.of(change.hoursAhead())
                    .filter(hours -> hours > 0)
                    .map(hours -> now.plus(Duration.ofHours(hours)));
            rules.add(new PriceDraft(List.of(key), change.amount(), from, "A test"), member.user());
            written.add(new PriceRule(
                    new PriceRuleId(new UUID(0, 0)),
                    written.size(),
                    key,
                    from.orElse(now),
                    change.amount(),
                    Optional.empty(),
                    "A test",
                    now));
        }

        private Tariff asWritten() {
            return new Tariff(
                    written.stream()
                            .filter(rule -> !rule.validFrom().isAfter(clock.instant()))
                            .toList(),
                    Optional.of(partners));
        }

        private List<Optional<Credits>> prices(Tariff tariff) {
            return IntStream.range(0, 7)
                    .mapToObj(references -> tariff.price(model, ResolutionTier.ONE_K, references)
                            .map(Price::amount))
                    .toList();
        }
    }
}
