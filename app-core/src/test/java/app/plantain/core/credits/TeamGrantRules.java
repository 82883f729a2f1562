package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What is told of what came in, whichever database keeps it. The tests begin on a Friday at ten. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class TeamGrantRules {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    TeamGrants grants;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerRows rows;

    @Autowired
    TeamZones zones;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    TestTeams teams;
    TeamId team;

    @BeforeEach
    void aTeam() {
        teams = new TestTeams(jdbc);
        team = teams.member().team();
        transaction.executeWithoutResult(_ -> ledger.open(team));
    }

    @AfterEach
    void timeStandsStillAgain() {
        clock.reset();
    }

    @Test
    void whatCameInIsToldNewestFirstWithWhatIsLeft() {
        grant(30, HOUR);
        grant(20);
        spend(12);

        var standing = grants.of(team, 10);

        assertThat(standing.newest())
                .extracting(GrantView::amount, GrantView::remaining)
                .containsExactly(tuple(20, 20), tuple(30, 18));
        assertThat(standing.newest().getLast().expiresAt())
                .contains(clock.instant().plus(HOUR));
        assertThat(standing.balance()).isEqualTo(new Balance(Credits.of(38), Credits.ZERO));
    }

    @Test
    void whatHasExpiredIsGoneThoughNothingHasWrittenIt() {
        grant(30, HOUR);
        grant(20);
        clock.advance(HOUR);

        var standing = grants.of(team, 10);

        assertThat(standing.balance().available()).isEqualTo(Credits.of(20));
        assertThat(standing.newest())
                .extracting(GrantView::amount, GrantView::remaining)
                .containsExactly(tuple(20, 20), tuple(30, 0));
        assertThat(standing.expiresNext()).isEmpty();
        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(50));
    }

    @Test
    void anAllowanceThatIsDueHasComeThoughNothingHasWrittenIt() {
        allow(10, Optional.of(Credits.of(4)));
        spend(3);
        clock.advance(DAY);

        var standing = grants.of(team, 10);

        assertThat(standing.balance().available()).isEqualTo(Credits.of(14));
        assertThat(standing.newest())
                .extracting(GrantView::amount, GrantView::remaining)
                .containsExactly(tuple(10, 10), tuple(10, 4));
        assertThat(standing.allowance().orElseThrow().nextAt()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(7));
        ledger.bringUp(team);
        assertThat(grants.of(team, 10).balance()).isEqualTo(standing.balance());
        assertThat(grants.of(team, 10).newest())
                .extracting(GrantView::remaining)
                .containsExactly(Credits.of(10), Credits.of(4));
    }

    @Test
    void lookingWaitsForNobodyAndWritesNothing() throws Exception {
        grant(30, HOUR);
        clock.advance(HOUR);
        try (var thread = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(_ -> {
                var before = rows.lock(Set.of(team)).getFirst();
                assertThat(thread.submit(() -> grants.of(team, 10)))
                        .succeedsWithin(10, TimeUnit.SECONDS)
                        .extracting(standing -> standing.balance().available())
                        .isEqualTo(Credits.ZERO);
                assertThat(rows.head(team)).isEqualTo(before);
            });
        }
    }

    @Test
    void whatExpiresOnOneDayWhereTheTeamIsIsToldTogether() {
        zones.choose(team, ZoneId.of("Asia/Tokyo"));
        var endOfDay = Instant.parse("2026-11-30T15:00:00Z");
        grant(20, Optional.of(endOfDay));
        grant(5, Optional.of(endOfDay.minus(HOUR)));
        grant(7, Optional.of(endOfDay.plus(HOUR)));

        assertThat(grants.of(team, 1).expiresNext()).contains(new Expiring(Credits.of(25), endOfDay.minus(HOUR)));
    }

    @Test
    void whatIsHeldOrWasSpentIsNotSaidToExpire() {
        grant(20, DAY);
        spend(5);
        transaction.executeWithoutResult(_ -> ledger.hold(team, Credits.of(7), 1, teams.someone(), "Open"));

        assertThat(grants.of(team, 1).expiresNext().orElseThrow().amount()).isEqualTo(Credits.of(8));
    }

    @Test
    void onlyWhatIsNotCarriedOverIsSaidToExpire() {
        allow(10, Optional.of(Credits.of(4)));
        grant(3, DAY.multipliedBy(30));

        assertThat(grants.of(team, 1).expiresNext())
                .contains(new Expiring(Credits.of(6), Instant.parse("2026-11-21T00:00:00Z")));

        spend(6);
        assertThat(grants.of(team, 1).expiresNext().orElseThrow().amount()).isEqualTo(Credits.of(3));
    }

    @Test
    void olderOnesAreReadPieceByPiece() {
        for (var number = 1; number <= 5; number++) {
            grant(number);
        }
        spend(4);
        var newest = grants.of(team, 2).newest();

        var older = grants.before(team, newest.getLast().id(), 2);

        assertThat(newest).extracting(GrantView::amount).containsExactly(Credits.of(5), Credits.of(4));
        assertThat(older).extracting(GrantView::amount, GrantView::remaining).containsExactly(tuple(3, 2), tuple(2, 0));
        assertThat(grants.before(team, older.getLast().id(), 2)).hasSize(1);
    }

    @Test
    void aTeamToWhichNothingCameHasNothing() {
        var standing = grants.of(team, 10);

        assertThat(standing.newest()).isEmpty();
        assertThat(standing.expiresNext()).isEmpty();
        assertThat(standing.allowance()).isEmpty();
        assertThat(standing.balance()).isEqualTo(new Balance(Credits.ZERO, Credits.ZERO));
    }

    private static Tuple tuple(int amount, int left) {
        return Assertions.tuple(Credits.of(amount), Credits.of(left));
    }

    private void grant(int credits) {
        grant(credits, Optional.empty());
    }

    private void grant(int credits, Duration life) {
        grant(credits, Optional.of(clock.instant().plus(life)));
    }

    private void grant(int credits, Optional<Instant> expiresAt) {
        var key = "test:" + TimeOrderedIds.next();
        ledger.grant(new Grant(team, Credits.of(credits), expiresAt, "Given", key), GrantSource.GRANT, null);
    }

    private void allow(int credits, Optional<Credits> rollOver) {
        transaction.executeWithoutResult(_ -> ledger.allow(team, Credits.of(credits), CalendarPeriod.DAY, rollOver));
    }

    private void spend(int credits) {
        transaction.executeWithoutResult(_ -> ledger.hold(team, Credits.of(credits), 1, teams.someone(), "Images")
                .forEach(hold -> ledger.capture(hold, Credits.of(credits), "Delivered")));
    }
}
