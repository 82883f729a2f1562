package app.plantain.core.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.plantain.core.audit.AuditEntry;
import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for prices, whichever database keeps them. Each test sells a model of its own. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class PriceRuleRules {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    PriceRules rules;

    @Autowired
    PriceBook book;

    @Autowired
    PricePreview preview;

    @Autowired
    TeamGroups groups;

    @Autowired
    AuditLog audit;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    ModelId model;
    TeamGroup partners;

    @BeforeEach
    void aTeamAndAModelThatNobodySells() {
        member = new TestTeams(jdbc).member();
        var number = NUMBER.incrementAndGet();
        model = new ModelId("model-" + number);
        partners = new TeamGroup("Partners " + number);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void theFirstPriceListIsSoldToEveryTeam() {
        var price = book.today(member.team()).price(new ModelId("nano-banana-2"), ResolutionTier.TWO_K, 3);

        assertThat(price).map(Price::amount).contains(Credits.of(10));
        assertThat(rules.find(price.orElseThrow().rule()))
                .map(PriceRule::reason)
                .contains("The price list that Plantain came with");
    }

    @Test
    void whatHasNoPriceIsNotSold() {
        assertThat(price(0)).isEmpty();
    }

    @Test
    void aTeamsGroupComesBeforeAllTeams() {
        set(anybody(ReferenceRange.from(1)), "9");
        set(ofPartners(ReferenceRange.ANY), "4.50");
        groups.put(member.team(), Optional.of(partners), member.user());

        assertThat(price(1)).contains(Credits.parse("4.50"));
    }

    @Test
    void theGroupOfOtherTeamsDoesNotCount() {
        set(anybody(ReferenceRange.ANY), "9");
        set(ofPartners(ReferenceRange.ANY), "4");

        assertThat(price(0)).contains(Credits.of(9));
    }

    @Test
    void aTeamThatLeavesItsGroupHasThePricesOfAllTeams() {
        set(anybody(ReferenceRange.ANY), "9");
        set(ofPartners(ReferenceRange.ANY), "4");
        groups.put(member.team(), Optional.of(partners), member.user());

        groups.put(member.team(), Optional.empty(), member.user());

        assertThat(price(0)).contains(Credits.of(9));
        assertThat(groups.all()).doesNotContainKey(member.team());
    }

    @Test
    void aRangeOfReferencesComesBeforeAnyNumber() {
        set(anybody(ReferenceRange.ANY), "9");
        set(anybody(ReferenceRange.of(1, 4)), "11");
        set(anybody(ReferenceRange.from(3)), "13");

        assertThat(price(0)).contains(Credits.of(9));
        assertThat(price(2)).contains(Credits.of(11));
        assertThat(price(3)).contains(Credits.of(13));
        assertThat(price(14)).contains(Credits.of(13));
    }

    @Test
    void aLaterPriceOfTheSameKeyTakesOver() {
        set(anybody(ReferenceRange.ANY), "9");
        clock.advance(Duration.ofMinutes(1));
        set(anybody(ReferenceRange.ANY), "8");

        assertThat(price(0)).contains(Credits.of(8));
    }

    @Test
    void ofTheSameTimeTheOneThatWasWrittenLaterCounts() {
        set(anybody(ReferenceRange.ANY), "9");
        set(anybody(ReferenceRange.ANY), "8");

        assertThat(price(0)).contains(Credits.of(8));
    }

    @Test
    void aPriceForLaterCountsFromThenOnAndNotBefore() {
        set(anybody(ReferenceRange.ANY), "9");
        setIn(Duration.ofDays(1), anybody(ReferenceRange.ANY), "12");

        assertThat(price(0)).contains(Credits.of(9));
        assertThat(scheduled()).extracting(PriceRule::amount).containsExactly(Optional.of(Credits.of(12)));

        clock.advance(Duration.ofDays(1));
        assertThat(price(0)).contains(Credits.of(12));
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void aPriceOfThePastIsRefused() {
        var draft = new PriceDraft(
                List.of(anybody(ReferenceRange.ANY)),
                Optional.of(Credits.of(1)),
                Optional.of(clock.instant().minusSeconds(1)),
                "Too late");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.add(draft, member.user()))
                .withMessageContaining("has passed");

        assertThat(history(ReferenceRange.ANY)).isEmpty();
    }

    @Test
    void aWithdrawnPriceLetsTheLessSpecificOneCount() {
        set(anybody(ReferenceRange.ANY), "9");
        set(anybody(ReferenceRange.from(5)), "20");
        clock.advance(Duration.ofMinutes(1));

        withdraw(anybody(ReferenceRange.from(5)));

        assertThat(price(6)).contains(Credits.of(9));
        assertThat(rules.inForce())
                .filteredOn(rule -> rule.key().model().equals(model))
                .extracting(PriceRule::key)
                .containsExactly(anybody(ReferenceRange.ANY));
    }

    @Test
    void whatIsWithdrawnWithoutAnyOtherPriceIsNotSoldAnyMore() {
        set(anybody(ReferenceRange.ANY), "9");
        clock.advance(Duration.ofMinutes(1));

        withdraw(anybody(ReferenceRange.ANY));

        assertThat(price(0)).isEmpty();
    }

    @Test
    void aPriceForLaterThatIsTakenBackStaysInTheHistoryAndChangesNothing() {
        set(anybody(ReferenceRange.ANY), "9");
        setIn(Duration.ofDays(1), anybody(ReferenceRange.ANY), "12");

        rules.takeBack(scheduled().getFirst().id(), member.user());

        assertThat(scheduled()).isEmpty();
        assertThat(history(ReferenceRange.ANY))
                .extracting(PriceRule::amount)
                .containsExactly(Optional.of(Credits.of(9)), Optional.of(Credits.of(12)), Optional.of(Credits.of(9)));
        clock.advance(Duration.ofDays(2));
        assertThat(price(0)).contains(Credits.of(9));
    }

    @Test
    void theFirstPriceForLaterThatIsTakenBackLeavesTheModelUnsold() {
        setIn(Duration.ofDays(1), anybody(ReferenceRange.ANY), "12");

        rules.takeBack(scheduled().getFirst().id(), member.user());

        clock.advance(Duration.ofDays(2));
        assertThat(price(0)).isEmpty();
    }

    @Test
    void aPriceThatCountsAlreadyCannotBeTakenBack() {
        set(anybody(ReferenceRange.ANY), "9");
        var counts = history(ReferenceRange.ANY).getFirst().id();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.takeBack(counts, member.user()))
                .withMessageContaining("counts already");
        assertThatThrownBy(() -> rules.takeBack(new PriceRuleId(new UUID(0, 1)), member.user()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theDatabaseRefusesToChangeARule() {
        assertThatThrownBy(() -> jdbc.update("update price_rule set amount = 1"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from price_rule"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    @Test
    void theDatabaseRefusesARuleForThePast() {
        assertThatThrownBy(() -> jdbc.update("""
                        insert into price_rule (id, model, tier, least_references, valid_from, amount, reason, created_at)
                        values (?, 'nano-banana-2', '1K', 0, timestamp with time zone '2026-02-01 00:00:00+00:00', 1, '',
                            timestamp with time zone '2026-02-02 00:00:00+00:00')""", UUID.randomUUID())).isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoSetsAPriceIsOnRecord() {
        set(ofPartners(ReferenceRange.of(1, 4)), "4.50");
        groups.put(member.team(), Optional.of(partners), member.user());

        assertThat(audit.latest(2))
                .extracting(AuditEntry::action, AuditEntry::subject)
                .containsExactly(
                        tuple("price.group", partners.name()),
                        tuple("price.set", "%s in 2K with 1 to 4 references for %s".formatted(model, partners)));
        assertThat(audit.latest(2).getLast().detail()).startsWith("4.50 credits from ");
    }

    @Test
    void aDraftSaysWhichImagesItChanges() {
        set(anybody(ReferenceRange.ANY), "9");
        set(anybody(ReferenceRange.of(1, 4)), "11");
        set(ofPartners(ReferenceRange.ANY), "4");

        var changes = preview.changes(draft(List.of(anybody(ReferenceRange.ANY)), "10"));

        assertThat(changes)
                .containsExactly(
                        new PriceChange(anybody(ReferenceRange.of(0, 0)), credits("9"), credits("10")),
                        new PriceChange(anybody(ReferenceRange.from(5)), credits("9"), credits("10")));
    }

    @Test
    void aDraftThatWithdrawsSaysWhatCountsInstead() {
        set(anybody(ReferenceRange.ANY), "9");
        set(ofPartners(ReferenceRange.ANY), "4");

        var changes = preview.changes(new PriceDraft(
                List.of(ofPartners(ReferenceRange.ANY)), Optional.empty(), Optional.empty(), "No partners any more"));

        assertThat(changes)
                .containsExactly(new PriceChange(ofPartners(ReferenceRange.ANY), credits("4"), credits("9")));
    }

    @Test
    void aDraftForLaterIsComparedWithWhatWillCountThen() {
        set(anybody(ReferenceRange.ANY), "9");
        setIn(Duration.ofDays(1), anybody(ReferenceRange.ANY), "12");
        var inTwoDays = Optional.of(clock.instant().plus(Duration.ofDays(2)));

        assertThat(preview.changes(new PriceDraft(
                        List.of(anybody(ReferenceRange.ANY)), credits("12"), inTwoDays, "As it will be")))
                .isEmpty();
        assertThat(preview.changes(
                        new PriceDraft(List.of(anybody(ReferenceRange.ANY)), credits("9"), inTwoDays, "As it was")))
                .containsExactly(new PriceChange(anybody(ReferenceRange.ANY), credits("9"), credits("9")));
    }

    private Optional<Credits> price(int references) {
        return book.today(member.team())
                .price(model, ResolutionTier.TWO_K, references)
                .map(Price::amount);
    }

    private List<PriceRule> scheduled() {
        return rules.scheduled().stream()
                .filter(rule -> rule.key().model().equals(model))
                .toList();
    }

    private List<PriceRule> history(ReferenceRange range) {
        return rules.history(anybody(range));
    }

    private PriceKey anybody(ReferenceRange range) {
        return new PriceKey(model, ResolutionTier.TWO_K, range, Optional.empty());
    }

    private PriceKey ofPartners(ReferenceRange range) {
        return new PriceKey(model, ResolutionTier.TWO_K, range, Optional.of(partners));
    }

    private void set(PriceKey key, String amount) {
        rules.add(draft(List.of(key), amount), member.user());
    }

    private void setIn(Duration time, PriceKey key, String amount) {
        Instant from = clock.instant().plus(time);
        rules.add(new PriceDraft(List.of(key), credits(amount), Optional.of(from), "Later"), member.user());
    }

    private void withdraw(PriceKey key) {
        rules.add(new PriceDraft(List.of(key), Optional.empty(), Optional.empty(), "Withdrawn"), member.user());
    }

    private static PriceDraft draft(List<PriceKey> keys, String amount) {
        return new PriceDraft(keys, credits(amount), Optional.empty(), "A test");
    }

    private static Optional<Credits> credits(String amount) {
        return Optional.of(Credits.parse(amount));
    }
}
