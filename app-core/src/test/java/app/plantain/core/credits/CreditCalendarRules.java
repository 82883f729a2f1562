package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.identity.TeamId;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import app.plantain.core.usage.Reader;
import app.plantain.core.usage.StatementEntry;
import app.plantain.core.usage.StatementFilter;
import app.plantain.core.usage.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What time does to a team's credits, whichever database keeps them. The tests begin on a Friday at ten. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class CreditCalendarRules {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Statements statements;

    @Autowired
    Ledger ledger;

    @Autowired
    TeamGrants grants;

    @Autowired
    GrantRows rows;

    @Autowired
    LedgerProof proof;

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
        team = transaction.execute(_ -> {
            var id = teams.member().team();
            ledger.open(id);
            return id;
        });
    }

    @AfterEach
    void everythingAddsUp() {
        clock.reset();
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void whatExpiresIsATransferInTheStatement() {
        grant(30, HOUR);
        grant(20);
        clock.advance(HOUR);

        tick();

        assertThat(available()).isEqualTo(Credits.of(20));
        assertThat(statement(team).getFirst()).satisfies(line -> {
            assertThat(line.kind()).isEqualTo(TransferKind.EXPIRY);
            assertThat(line.amount()).isEqualTo(Credits.of(30));
        });
        tick();
        assertThat(statement(team)).hasSize(3);
    }

    @Test
    void whatExpiresFirstIsSpentFirst() {
        grant(30);
        grant(30, HOUR.multipliedBy(2));
        grant(30, HOUR);
        spend(40);
        clock.advance(HOUR.multipliedBy(2));

        tick();

        assertThat(available()).isEqualTo(Credits.of(30));
        assertThat(grants.of(team, 10).newest())
                .extracting(GrantView::remaining)
                .containsExactly(Credits.ZERO, Credits.ZERO, Credits.of(30));
    }

    @Test
    void nobodySpendsWhatHasExpiredThoughNoTaskHasLooked() {
        grant(30, HOUR);
        clock.advance(HOUR);

        assertThatExceptionOfType(InsufficientCredits.class).isThrownBy(() -> hold(1));
    }

    @Test
    void whatIsHeldExpiresWhenItIsGivenBack() {
        grant(30, HOUR);
        var captured = hold(10);
        var released = hold(10);
        clock.advance(HOUR);
        tick();
        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.ZERO, Credits.of(20)));

        transaction.executeWithoutResult(_ -> ledger.capture(captured, Credits.of(10), "Delivered"));
        transaction.executeWithoutResult(_ -> ledger.release(released, "Failed"));
        tick();

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.ZERO, Credits.ZERO));
        assertThat(rows.due(clock.instant(), 10_000)).doesNotContain(team);
    }

    @Test
    void spentBeforeTheLaterGrantIsNotTakenFromIt() {
        grant(30);
        spend(20);
        grant(5, HOUR);
        clock.advance(HOUR);

        tick();

        assertThat(available()).isEqualTo(Credits.of(10));
    }

    @Test
    void aGrantMadeAgainWithAnotherExpiryIsAnError() {
        var at = Optional.of(clock.instant().plus(HOUR));
        ledger.grant(new Grant(team, Credits.of(5), at, "Trial", "one:" + team), GrantSource.GRANT, null);

        assertThat(ledger.grant(new Grant(team, Credits.of(5), at, "Trial", "one:" + team), GrantSource.GRANT, null))
                .isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.grant(
                        new Grant(team, Credits.of(5), Optional.empty(), "Trial", "one:" + team),
                        GrantSource.GRANT,
                        null));
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.grant(
                        new Grant(team, Credits.of(5), Optional.of(clock.instant()), "Trial", "two:" + team),
                        GrantSource.GRANT,
                        null));
        assertThat(available()).isEqualTo(Credits.of(5));
    }

    @Test
    void aCorrectionIsATransferTheOtherWay() {
        grant(30);
        correct(12, "one:" + team);
        correct(12, "one:" + team);

        assertThat(available()).isEqualTo(Credits.of(18));
        assertThatIllegalStateException().isThrownBy(() -> correct(11, "one:" + team));
        assertThatExceptionOfType(InsufficientCredits.class).isThrownBy(() -> correct(19, "three:" + team));
        assertThat(available()).isEqualTo(Credits.of(18));
    }

    @Test
    void anAllowanceComesAtOnceAndWithEachPeriod() {
        allow(10, CalendarPeriod.DAY, Optional.empty());
        assertThat(available()).isEqualTo(Credits.of(10));

        clock.advance(Duration.ofHours(13));
        tick();
        assertThat(available()).isEqualTo(Credits.of(10));
        clock.advance(HOUR);
        tick();
        assertThat(available()).isEqualTo(Credits.of(20));
        clock.advance(DAY.multipliedBy(3));
        tick();
        assertThat(available()).isEqualTo(Credits.of(50));
    }

    @Test
    void anAllowanceComesAtMidnightWhereTheTeamIs() {
        zones.choose(team, ZoneId.of("Asia/Tokyo"));
        allow(10, CalendarPeriod.MONTH, Optional.empty());

        assertThat(ledger.allowance(team).orElseThrow().nextAt()).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
    }

    @Test
    void whatIsLeftOfAnAllowanceIsCarriedOverUpToItsCap() {
        grant(5);
        allow(10, CalendarPeriod.DAY, Optional.of(Credits.of(4)));
        spend(3);
        clock.advance(DAY);

        tick();

        assertThat(available()).isEqualTo(Credits.of(5 + 4 + 10));
        spend(12);
        clock.advance(DAY);
        tick();
        assertThat(available()).isEqualTo(Credits.of(5 + 2 + 10));
    }

    @Test
    void withoutRollOverNothingIsCarriedOver() {
        allow(10, CalendarPeriod.WEEK, Optional.of(Credits.ZERO));
        spend(4);
        clock.advance(DAY.multipliedBy(3));

        tick();

        assertThat(available()).isEqualTo(Credits.of(10));
    }

    @Test
    void anotherAllowanceOfTheSamePeriodBeginsWithTheNextOne() {
        allow(10, CalendarPeriod.DAY, Optional.empty());
        allow(25, CalendarPeriod.DAY, Optional.empty());
        assertThat(available()).isEqualTo(Credits.of(10));
        clock.advance(DAY);

        tick();

        assertThat(available()).isEqualTo(Credits.of(35));
    }

    @Test
    void anAllowanceTakenAwayAndGivenAgainComesOnceForThePeriod() {
        allow(10, CalendarPeriod.DAY, Optional.of(Credits.ZERO));
        transaction.executeWithoutResult(_ -> ledger.allowNothing(team));
        allow(10, CalendarPeriod.DAY, Optional.of(Credits.ZERO));
        assertThat(available()).isEqualTo(Credits.of(10));

        transaction.executeWithoutResult(_ -> ledger.allowNothing(team));
        clock.advance(DAY);
        tick();

        assertThat(available()).isEqualTo(Credits.ZERO);
        assertThat(ledger.allowance(team)).isEmpty();
    }

    @Test
    void tenTasksAtOnceDoWhatIsDueOnce() throws Exception {
        allow(10, CalendarPeriod.DAY, Optional.of(Credits.ZERO));
        clock.advance(DAY);

        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(Collections.nCopies(10, () -> {
                ledger.bringUp(team);
                return true;
            }));
        }

        assertThat(available()).isEqualTo(Credits.of(10));
        assertThat(statement(team)).hasSize(3);
    }

    private void tick() {
        rows.due(clock.instant(), 10_000).forEach(ledger::bringUp);
    }

    private void grant(int credits) {
        grant(credits, Optional.empty());
    }

    private void grant(int credits, Duration life) {
        grant(credits, Optional.of(clock.instant().plus(life)));
    }

    private void grant(int credits, Optional<Instant> expiresAt) {
        var key = "grant:%s:%s"
                .formatted(team, rows.latest(team, Optional.empty(), 100).size());
        ledger.grant(new Grant(team, Credits.of(credits), expiresAt, "Given", key), GrantSource.GRANT, null);
    }

    private void correct(int credits, String key) {
        ledger.correct(new Correction(team, Credits.of(credits), "A mistake", key), teams.someone());
    }

    private void allow(int credits, CalendarPeriod period, Optional<Credits> rollOver) {
        transaction.executeWithoutResult(_ -> ledger.allow(team, Credits.of(credits), period, rollOver));
    }

    private HoldId hold(int credits) {
        List<HoldId> holds =
                transaction.execute(_ -> ledger.hold(team, Credits.of(credits), 1, teams.someone(), "Images"));
        return holds.getFirst();
    }

    private void spend(int credits) {
        var hold = hold(credits);
        transaction.executeWithoutResult(_ -> ledger.capture(hold, Credits.of(credits), "Delivered"));
    }

    private Credits available() {
        return ledger.balance(team).available();
    }

    private List<StatementEntry> statement(TeamId of) {
        return statements.newest(Reader.ofAll(of), StatementFilter.ALL, 10).entries();
    }
}
