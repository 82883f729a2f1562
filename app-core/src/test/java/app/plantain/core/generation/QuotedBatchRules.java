package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.housekeeping.Housekeeping;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.prices.PriceDraft;
import app.plantain.core.prices.PriceKey;
import app.plantain.core.prices.PriceRules;
import app.plantain.core.prices.Quote;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.prices.Quotes;
import app.plantain.core.prices.ReferenceRange;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.prices.TeamGroups;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a batch costs that was quoted. The team has prices of its own, so that no other test sees them. */
abstract class QuotedBatchRules extends EngineScenario {

    private static final ModelId MODEL = new ModelId("nano-banana-2");

    @Autowired
    Quotes quotes;

    @Autowired
    PriceRules rules;

    @Autowired
    TeamGroups groups;

    @Autowired
    Housekeeping housekeeping;

    TeamGroup group;

    @BeforeEach
    void aTeamWithPricesOfItsOwn() {
        group = new TeamGroup("Group " + member.team().toString().substring(0, 30));
        groups.put(member.team(), Optional.of(group), member.user());
        set(ResolutionTier.ONE_K, 5);
        set(ResolutionTier.TWO_K, 10);
    }

    @Test
    void aQuoteHoldsThoughThePriceRises() {
        var quote = quote(ResolutionTier.TWO_K);
        raise(ResolutionTier.TWO_K, 20);

        submit(ResolutionTier.TWO_K, 3, quote.id());

        assertThat(balance()).isEqualTo(new Balance(Credits.of(70), Credits.of(30)));
    }

    @Test
    void withoutAQuoteTodaysPriceCounts() {
        raise(ResolutionTier.TWO_K, 20);

        submit(ResolutionTier.TWO_K, 3);

        assertThat(balance().held()).isEqualTo(Credits.of(60));
    }

    @Test
    void theBatchNamesItsQuoteAndItsPriceRule() {
        var quote = quote(ResolutionTier.TWO_K);

        var batch = submit(ResolutionTier.TWO_K, 1, quote.id());
        var unquoted = submit(ResolutionTier.TWO_K, 1);

        assertThat(column("quote_id", batch)).isEqualTo(quote.id().value());
        assertThat(column("price_rule_id", batch))
                .isEqualTo(quote.price().rule().value());
        assertThat(column("quote_id", unquoted)).isNull();
        assertThat(column("price_rule_id", unquoted))
                .isEqualTo(quote.price().rule().value());
    }

    @Test
    void anExpiredQuoteIsRefusedAndChangesNothing() {
        var quote = quote(ResolutionTier.TWO_K);
        clock.advance(Duration.ofMinutes(10));

        refused(ResolutionTier.TWO_K, quote.id(), "has expired. Take a new one");
    }

    @Test
    void aQuoteForSomethingElseIsRefusedAndSaysWhatItIsFor() {
        refused(ResolutionTier.ONE_K, quote(ResolutionTier.TWO_K).id(), "nano-banana-2 in 2K with 0 references");
    }

    @Test
    void aQuoteForAnotherNumberOfReferencesIsRefused() {
        var quote = quotes.take(member, MODEL, ResolutionTier.ONE_K, 1).orElseThrow();

        refused(ResolutionTier.ONE_K, quote.id(), "with 1 reference.");
    }

    @Test
    void anotherTeamsQuoteIsRefused() {
        var quote = quotes.take(newMember(), MODEL, ResolutionTier.ONE_K, 0).orElseThrow();

        refused(ResolutionTier.ONE_K, quote.id(), "no such quote");
        refused(ResolutionTier.ONE_K, new QuoteId(TimeOrderedIds.next()), "no such quote");
    }

    @Test
    void lessThanWasQuotedCostsWhatItDidWhenItWasQuoted() {
        var quote = quote(ResolutionTier.TWO_K);
        raise(ResolutionTier.ONE_K, 9);
        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));

        var batch = submit(ResolutionTier.TWO_K, 1, quote.id());
        runToEnd(idsOf(member, batch).getFirst());

        assertThat(balance()).isEqualTo(new Balance(Credits.of(95), Credits.ZERO));
    }

    @Test
    void referencesHaveTheirPriceAtTheOrderAndAtTheDelivery() {
        rules.add(
                draft(new PriceKey(MODEL, ResolutionTier.ONE_K, ReferenceRange.from(1), Optional.of(group)), 6),
                member.user());
        rules.add(
                draft(new PriceKey(MODEL, ResolutionTier.TWO_K, ReferenceRange.from(1), Optional.of(group)), 12),
                member.user());
        var reference = references.add(member, "one.png", picture(10, 10).bytes());
        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));

        var batch = generation.submit(
                member,
                new BatchRequest(
                        BatchSource.STUDIO,
                        new ImageOrder(
                                MODEL, "A leaf", AspectRatio.SQUARE, ResolutionTier.TWO_K, 1, List.of(reference))));
        assertThat(balance().held()).isEqualTo(Credits.of(12));
        runToEnd(idsOf(member, batch).getFirst());

        assertThat(balance()).isEqualTo(new Balance(Credits.of(94), Credits.ZERO));
    }

    @Test
    void aRetryCostsTodaysPrice() {
        var job = idsOf(
                        member,
                        submit(
                                ResolutionTier.TWO_K,
                                1,
                                quote(ResolutionTier.TWO_K).id()))
                .getFirst();
        generation.cancel(member, job);
        raise(ResolutionTier.TWO_K, 20);

        generation.retry(member, List.of(job), Optional.empty());

        assertThat(balance().held()).isEqualTo(Credits.of(20));
    }

    @Test
    void aQuoteByWhichSomethingWasBoughtIsKept() {
        var used = quote(ResolutionTier.TWO_K);
        submit(ResolutionTier.TWO_K, 1, used.id());
        var unused = quote(ResolutionTier.ONE_K);
        clock.advance(Duration.ofHours(13));

        housekeeping.doNow();

        assertThat(quotes.find(member.team(), used.id())).contains(used);
        assertThat(quotes.find(member.team(), unused.id())).isEmpty();
    }

    private void refused(ResolutionTier tier, QuoteId quote, String because) {
        assertThatExceptionOfType(RefusedRequest.class)
                .isThrownBy(() -> submit(tier, 1, quote))
                .withMessageContaining(because)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("quote"));
        assertThat(jobs.page(member.team(), null, 10)).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    private Quote quote(ResolutionTier tier) {
        return quotes.take(member, MODEL, tier, 0).orElseThrow();
    }

    private BatchId submit(ResolutionTier tier, int images, QuoteId quote) {
        return generation.submit(
                member,
                new BatchRequest(
                                BatchSource.API,
                                new ImageOrder(MODEL, "A leaf", AspectRatio.SQUARE, tier, images, List.of()))
                        .by(quote));
    }

    private void raise(ResolutionTier tier, long credits) {
        clock.advance(Duration.ofSeconds(1));
        set(tier, credits);
    }

    private void set(ResolutionTier tier, long credits) {
        rules.add(draft(new PriceKey(MODEL, tier, ReferenceRange.ANY, Optional.of(group)), credits), member.user());
    }

    private static PriceDraft draft(PriceKey key, long credits) {
        return new PriceDraft(List.of(key), Optional.of(Credits.of(credits)), Optional.empty(), "A test");
    }

    private UUID column(String name, BatchId batch) {
        return jdbc.queryForList("select " + name + " from batch where id = ?", UUID.class, batch.value())
                .getFirst();
    }
}
