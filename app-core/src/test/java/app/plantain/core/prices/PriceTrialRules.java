package app.plantain.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** What a draft would have cost, whichever database counts. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        properties = {"db-scheduler.enabled=false", "test.database=written by hand"})
abstract class PriceTrialRules {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    PriceTrial trial;

    @Autowired
    PriceRules rules;

    @Autowired
    TeamGroups groups;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Member one;
    Member partner;
    TeamGroup partners;
    ModelId model;

    @BeforeEach
    void twoTeamsOfWhichOneHasPricesOfItsOwn() {
        clock.advance(Duration.ofSeconds(1));
        var number = NUMBER.incrementAndGet();
        model = new ModelId("tried-" + number);
        partners = new TeamGroup("Trial " + number);
        one = new TestTeams(jdbc).member();
        partner = new TestTeams(jdbc).member();
        groups.put(partner.team(), Optional.of(partners), one.user());
        set(anybody(ResolutionTier.ONE_K), 7);
        set(anybody(ResolutionTier.FOUR_K), 15);
        set(ofPartners(ResolutionTier.FOUR_K), 12);
    }

    @Test
    void whatDoesNotChangeCountsWithWhatItCost() {
        bought(one, ResolutionTier.FOUR_K, ResolutionTier.FOUR_K, 15, 3);

        var whatIf = trial.whatIf(draft(anybody(ResolutionTier.ONE_K), 8));

        assertThat(whatIf).isEqualTo(new WhatIf(3, Credits.of(45), Credits.of(45), 0, List.of(), 0));
    }

    @Test
    void eachTeamIsToldBeforeAndAfterAndAMoreSpecificPriceStays() {
        bought(one, ResolutionTier.FOUR_K, ResolutionTier.FOUR_K, 15, 3);
        bought(partner, ResolutionTier.FOUR_K, ResolutionTier.FOUR_K, 12, 2);

        var whatIf = trial.whatIf(draft(anybody(ResolutionTier.FOUR_K), 20));

        assertThat(whatIf.images()).isEqualTo(5);
        assertThat(whatIf.before()).isEqualTo(Credits.of(69));
        assertThat(whatIf.after()).isEqualTo(Credits.of(84));
        assertThat(whatIf.teams())
                .containsExactly(new WhatIf.OfTeam(one.team(), "Team", 3, Credits.of(45), Credits.of(60)));
    }

    @Test
    void whatArrivedSmallerCostsThePriceOfWhatArrived() {
        bought(one, ResolutionTier.FOUR_K, ResolutionTier.ONE_K, 7, 2);

        var whatIf = trial.whatIf(draft(anybody(ResolutionTier.ONE_K), 9));

        assertThat(whatIf.before()).isEqualTo(Credits.of(14));
        assertThat(whatIf.after()).isEqualTo(Credits.of(18));
    }

    @Test
    void whatWouldNotBeSoldIsCounted() {
        bought(one, ResolutionTier.ONE_K, ResolutionTier.ONE_K, 7, 2);

        var whatIf = trial.whatIf(new PriceDraft(
                List.of(anybody(ResolutionTier.ONE_K)), Optional.empty(), Optional.empty(), "Not sold any more"));

        assertThat(whatIf.unsold()).isEqualTo(2);
        assertThat(whatIf.after()).isEqualTo(Credits.ZERO);
    }

    @Test
    void imagesOfTheMonthBeforeAndThoseThatFailedDoNotCount() {
        bought(one, ResolutionTier.ONE_K, ResolutionTier.ONE_K, 7, 1);
        clock.advance(Duration.ofDays(31));

        assertThat(trial.whatIf(draft(anybody(ResolutionTier.ONE_K), 9)).images())
                .isZero();
    }

    @Test
    void moreTeamsThanAreReadAtOnceAllCount() {
        IntStream.range(0, 205)
                .forEach(number ->
                        bought(new TestTeams(jdbc).member(), ResolutionTier.ONE_K, ResolutionTier.ONE_K, 7, 1));

        var whatIf = trial.whatIf(draft(anybody(ResolutionTier.ONE_K), 8));

        assertThat(whatIf.images()).isEqualTo(205);
        assertThat(whatIf.after()).isEqualTo(Credits.of(205 * 8));
        assertThat(whatIf.teams()).hasSize(20);
        assertThat(whatIf.otherTeams()).isEqualTo(185);
    }

    /** Images as the engine would have left them. */
    private void bought(Member by, ResolutionTier ordered, ResolutionTier delivered, long credits, int images) {
        var batch = TimeOrderedIds.next();
        var now = clock.instant();
        jdbc.update("""
                insert into batch (id, team_id, created_by, source, model, prompt, aspect_ratio, tier, images, priority,
                    created_at, version)
                values (?, ?, ?, 'API', ?, 'A leaf', '1:1', ?, ?, 'NORMAL', ?, 0)""", batch, by.team().value(), by.user().value(), model.value(), ordered.label(), images, utc(now));
        for (var position = 0; position < images; position++) {
            job(by, batch, position, delivered, Credits.of(credits).hundredths(), now);
        }
    }

    private void job(Member by, UUID batch, int position, ResolutionTier delivered, long charged, Instant now) {
        var hold = TimeOrderedIds.next();
        var asset = TimeOrderedIds.next();
        jdbc.update(
                "insert into credit_hold (id, team_id, amount, captured, opened_at, resolved_at) values (?, ?, ?, ?, ?, ?)",
                hold,
                by.team().value(),
                charged,
                charged,
                utc(now),
                utc(now));
        var blob = asset.toString().replace("-", "");
        jdbc.update(
                "insert into blob (sha256, media_type, bytes, width, height, created_at) values (?, 'image/png', 1, 1, 1, ?)",
                blob,
                utc(now));
        jdbc.update("""
                insert into asset (id, team_id, created_by, sha256, vendor, model, prompt, aspect_ratio, tier, created_at)
                values (?, ?, ?, ?, 'first', ?, 'A leaf', '1:1', '1K', ?)""", asset, by.team().value(), by.user().value(), blob, model.value(), utc(now));
        jdbc.update(
                """
                insert into job (id, batch_id, team_id, position, variation, lane, priority, paused, ready_at, state, hold_id,
                    price, charged, asset_id, delivered_tier, created_at, deadline, finished_at, version)
                values (?, ?, ?, ?, ?, 'none', 0, false, ?, 'SUCCEEDED', ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                TimeOrderedIds.next(),
                batch,
                by.team().value(),
                position,
                position,
                utc(now),
                hold,
                charged,
                charged,
                asset,
                delivered.label(),
                utc(now),
                utc(now),
                utc(now));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void set(PriceKey key, long credits) {
        rules.add(draft(key, credits), one.user());
    }

    private PriceKey anybody(ResolutionTier tier) {
        return PriceKey.of(model, tier);
    }

    private PriceKey ofPartners(ResolutionTier tier) {
        return new PriceKey(model, tier, ReferenceRange.ANY, Optional.of(partners));
    }

    private static PriceDraft draft(PriceKey key, long credits) {
        return new PriceDraft(List.of(key), Optional.of(Credits.of(credits)), Optional.empty(), "A test");
    }
}
