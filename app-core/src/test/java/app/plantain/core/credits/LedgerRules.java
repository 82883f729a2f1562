package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.TeamId;
import app.plantain.core.testing.TestTeams;
import app.plantain.core.usage.Reader;
import app.plantain.core.usage.StatementEntry;
import app.plantain.core.usage.StatementFilter;
import app.plantain.core.usage.Statements;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for the ledger, whichever database keeps it. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class LedgerRules {

    @Autowired
    Statements statements;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerProof proof;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    TestTeams teams;

    TeamId team;

    @BeforeEach
    void aTeamWithHundredCredits() {
        teams = new TestTeams(jdbc);
        team = newTeam();
        ledger.grant(team, Credits.of(100), "To start with", null, "grant:" + team);
    }

    @Test
    void aGrantIsAvailable() {
        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void anInstallationMayBeginWithMoreThanAPersonGivesAtOnce() {
        ledger.grant(team, Credits.of(10_000_000), "Much", null, "much:" + team);

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(10_000_100));
    }

    @Test
    void aGrantMadeTwiceCountsOnce() {
        ledger.grant(team, Credits.of(100), "To start with", null, "grant:" + team);

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(100));
    }

    @Test
    void theSameKeyWithAnotherAmountIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.grant(team, Credits.of(99), "To start with", null, "grant:" + team));
    }

    @Test
    void holdsMoveCreditsFromAvailableToHeld() {
        hold(Credits.of(7), 4);

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(72), Credits.of(28)));
    }

    @Test
    void moreThanThereIsIsNotHeldAtAll() {
        assertThatThrownBy(() -> hold(Credits.of(15), 7))
                .isInstanceOf(InsufficientCredits.class)
                .hasMessageContaining("105")
                .hasMessageContaining("100");

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
        assertThat(statement(team)).hasSize(1);
    }

    @Test
    void capturingAPartGivesTheRestBack() {
        var hold = hold(Credits.of(15), 1).getFirst();

        capture(hold, Credits.of(10));

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(90), Credits.ZERO));
        assertThat(statement(team))
                .extracting(StatementEntry::kind)
                .containsExactly(TransferKind.RELEASE, TransferKind.CAPTURE, TransferKind.HOLD, TransferKind.GRANT);
    }

    @Test
    void aHoldIsResolvedOnce() {
        var hold = hold(Credits.of(15), 1).getFirst();
        capture(hold, Credits.of(15));

        capture(hold, Credits.of(15));
        assertThatIllegalStateException().isThrownBy(() -> capture(hold, Credits.of(10)));
        assertThatIllegalStateException().isThrownBy(() -> release(hold));

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(85), Credits.ZERO));
    }

    @Test
    void moreThanWasHeldIsNeverCaptured() {
        var hold = hold(Credits.of(5), 1).getFirst();

        assertThatThrownBy(() -> capture(hold, Credits.of(6))).isInstanceOf(RuntimeException.class);

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.of(95), Credits.of(5)));
    }

    @Test
    void twoHundredAtOnceGetNoMoreThanThereIs() throws Exception {
        List<Callable<Boolean>> attempts = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(number -> () -> succeeds(() -> hold(Credits.of(10), 1)))
                .toList();

        try (var threads = Executors.newFixedThreadPool(16)) {
            assertThat(threads.invokeAll(attempts).stream().filter(Future::resultNow))
                    .hasSize(10);
        }

        assertThat(ledger.balance(team)).isEqualTo(new Balance(Credits.ZERO, Credits.of(100)));
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void oneTeamsCreditsAreNotAnothers() {
        var other = newTeam();

        assertThat(ledger.balance(other)).isEqualTo(new Balance(Credits.ZERO, Credits.ZERO));
        assertThat(statement(other)).isEmpty();
    }

    @Test
    void theDatabaseRefusesToChangeATransfer() {
        assertThatThrownBy(() -> jdbc.update("update credit_transfer set amount = 1"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from credit_transfer"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    @Test
    void theDatabaseRefusesATransferBetweenAccountsThatItsKindDoesNotMove() {
        assertThatThrownBy(() -> jdbc.update(
                        "insert into credit_transfer (id, team_id, position, business_key, kind, debit, credit, amount,"
                                + " reason, created_at, hash)"
                                + " values (?, ?, 99, 'wrong', 'GRANT', 'AVAILABLE', 'USED', 1, 'Wrong', ?, 'x')",
                        UUID.randomUUID(),
                        team.value(),
                        OffsetDateTime.now(ZoneOffset.UTC)))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("credit_transfer_accounts");
    }

    @Test
    void theDatabaseRefusesABalanceBelowZero() {
        assertThatThrownBy(() -> jdbc.update("update credit_ledger set available = -1 where team_id = ?", team.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theProofNamesABalanceThatWasTamperedWith() {
        jdbc.update("update credit_ledger set available = available + 1 where team_id = ?", team.value());

        assertThat(proof.breaks())
                .anyMatch(text -> text.contains(team.toString()) && text.contains("available balance"));

        jdbc.update("update credit_ledger set available = available - 1 where team_id = ?", team.value());
        assertThat(proof.breaks()).isEmpty();
    }

    private TeamId newTeam() {
        return transaction.execute(status -> {
            var id = teams.member().team();
            ledger.open(id);
            return id;
        });
    }

    private List<HoldId> hold(Credits amount, int count) {
        return inTransaction(() -> ledger.hold(team, amount, count, teams.someone(), "Images"));
    }

    private void capture(HoldId hold, Credits amount) {
        transaction.executeWithoutResult(status -> ledger.capture(hold, amount, "Delivered"));
    }

    private void release(HoldId hold) {
        transaction.executeWithoutResult(status -> ledger.release(hold, "Failed"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (InsufficientCredits refused) {
            return false;
        }
    }

    private List<StatementEntry> statement(TeamId of) {
        return statements.newest(Reader.ofAll(of), StatementFilter.ALL, 10).entries();
    }
}
