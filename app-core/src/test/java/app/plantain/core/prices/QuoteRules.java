package app.plantain.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for quotes, whichever database keeps them. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class QuoteRules {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Quotes quotes;

    @Autowired
    PriceRules rules;

    @Autowired
    ExpiredQuotes chore;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    ModelId model;

    @BeforeEach
    void aTeamAndAModelForSevenCredits() {
        clock.advance(Duration.ofSeconds(1));
        member = new TestTeams(jdbc).member();
        model = new ModelId("quoted-" + NUMBER.incrementAndGet());
        sellFor(7);
    }

    @Test
    void aQuoteNamesThePriceItsRuleAndItsEnd() {
        var quote = take(2);

        assertThat(quote.price().amount()).isEqualTo(Credits.of(7));
        assertThat(rules.find(quote.price().rule())).map(PriceRule::key).contains(key());
        assertThat(quote.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(quote.isFor(model, ResolutionTier.ONE_K, 2)).isTrue();
        assertThat(quote.isFor(model, ResolutionTier.ONE_K, 1)).isFalse();
        assertThat(quotes.find(member.team(), quote.id())).contains(quote);
    }

    @Test
    void aQuoteHoldsForTenMinutes() {
        var quote = take(0);

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(quotes.holds(quote)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(quotes.holds(quote)).isFalse();
    }

    @Test
    void whoAsksAgainGetsTheSameQuote() {
        var quote = take(0);
        clock.advance(Duration.ofMinutes(4));

        assertThat(take(0)).isEqualTo(quote);
        assertThat(take(1).id()).isNotEqualTo(quote.id());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aQuoteOfWhichLessThanHalfIsLeftIsNotGivenAgain() {
        var quote = take(0);
        clock.advance(Duration.ofMinutes(6));

        assertThat(take(0).id()).isNotEqualTo(quote.id());
    }

    @Test
    void aQuoteOutlivesAChangeOfPriceAndTheNextOneSaysTheNewPrice() {
        var quote = take(0);
        clock.advance(Duration.ofSeconds(1));
        sellFor(9);

        assertThat(take(0).price().amount()).isEqualTo(Credits.of(9));
        assertThat(quotes.find(member.team(), quote.id()))
                .map(Quote::price)
                .map(Price::amount)
                .contains(Credits.of(7));
        assertThat(quotes.holds(quote)).isTrue();
    }

    @Test
    void whatIsNotSoldIsNotQuoted() {
        assertThat(quotes.take(member, model, ResolutionTier.FOUR_K, 0)).isEmpty();
    }

    @Test
    void aQuoteIsOneTeamsAndNoOthers() {
        var quote = take(0);

        assertThat(quotes.find(new TestTeams(jdbc).member().team(), quote.id())).isEmpty();
    }

    @Test
    void expiredQuotesThatNobodyUsedAreForgotten() {
        take(0);
        clock.advance(Duration.ofMinutes(69));
        chore.run();
        assertThat(count()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        assertThat(chore.run().found()).isZero();

        assertThat(count()).isZero();
    }

    private Quote take(int references) {
        return quotes.take(member, model, ResolutionTier.ONE_K, references).orElseThrow();
    }

    private int count() {
        return jdbc.queryForList(
                        "select id from quote where team_id = ?", member.team().value())
                .size();
    }

    private void sellFor(long credits) {
        rules.add(
                new PriceDraft(List.of(key()), Optional.of(Credits.of(credits)), Optional.empty(), "A test"),
                member.user());
    }

    private PriceKey key() {
        return PriceKey.of(model, ResolutionTier.ONE_K);
    }
}
