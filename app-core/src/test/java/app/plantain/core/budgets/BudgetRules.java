package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.housekeeping.Finding;
import app.plantain.core.sql.Together;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;

/** What holds for counting, whichever database keeps it. */
abstract class BudgetRules extends BudgetScenario {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    MissedReturns chore;

    @Test
    void whatIsHeldIsSpentOfEveryBudgetOfTheSpender() {
        var key = apiKey(member, "ci");
        var board = board(owner, "Campaign");
        var team = hard(ofTeam(), BudgetPeriod.MONTH, 100);
        var own = hard(of(member), BudgetPeriod.DAY, 50);
        var ofKey = hard(new BudgetSubject(BudgetScope.API_KEY, key), BudgetPeriod.WEEK, 40);
        var ofBoard = hard(new BudgetSubject(BudgetScope.BOARD, board), BudgetPeriod.TOTAL, 30);
        var ofOther = hard(of(owner), BudgetPeriod.DAY, 50);

        spend(new Spender(member, Optional.of(key), Optional.of(board)), Credits.of(7), 2);
        spend(member, 5, 1);

        assertThat(spent(team)).isEqualTo(Credits.of(19));
        assertThat(spent(own)).isEqualTo(Credits.of(19));
        assertThat(spent(ofKey)).isEqualTo(Credits.of(14));
        assertThat(spent(ofBoard)).isEqualTo(Credits.of(14));
        assertThat(spent(ofOther)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aBudgetAllowsAllOfItAndNotAHundredthMore() {
        var budget = hard(ofTeam(), BudgetPeriod.MONTH, 21);

        spend(member, 7, 3);

        assertThat(view(budget).left()).isEqualTo(Credits.ZERO);
        assertThatThrownBy(() -> spend(Spender.of(member), new Credits(1), 1)).isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void aRefusalChangesNothing() {
        var first = hard(of(member), BudgetPeriod.DAY, 100);
        var second = hard(ofTeam(), BudgetPeriod.DAY, 10);

        assertThatThrownBy(() -> spend(member, 11, 1)).isInstanceOf(BudgetExceeded.class);

        assertThat(spent(first)).isEqualTo(Credits.ZERO);
        assertThat(spent(second)).isEqualTo(Credits.ZERO);
        assertThat(ledger.balance(owner.team())).isEqualTo(new Balance(Credits.of(10_000), Credits.ZERO));
    }

    @Test
    void whatTheTeamCannotPayIsNotCounted() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 1_000_000);

        assertThatThrownBy(() -> spend(member, 10_001, 1)).isInstanceOf(InsufficientCredits.class);

        assertThat(spent(budget)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aRefusalNamesTheBudgetWhatIsLeftAndWhoCanRaiseIt() {
        hard(of(member), BudgetPeriod.TOTAL, 50);
        spend(member, 20, 2);

        assertThatThrownBy(() -> spend(member, 11, 1))
                .isInstanceOfSatisfying(
                        BudgetExceeded.class,
                        refused -> assertThat(refused.missing()).isEqualTo(Credits.of(1)))
                .hasMessage("Your overall budget of 50 credits has 10 left, and this needs 11. Olive can raise it.");
    }

    @Test
    void aRefusalForSomethingSharedNamesItAndSaysWhenItBeginsAgain() {
        var key = apiKey(member, "ci");
        hard(new BudgetSubject(BudgetScope.API_KEY, key), BudgetPeriod.MONTH, 5);

        assertThatThrownBy(() -> spend(withKey(member, key), Credits.of(6), 1))
                .hasMessageStartingWith("The monthly budget of the API key “ci (Max)” of 5 credits has 5 left")
                .hasMessageContaining("It begins again on 1 ");
    }

    @Test
    void aSoftBudgetRefusesNothing() {
        var budget = soft(ofTeam(), BudgetPeriod.DAY, 10);

        spend(member, 30, 1);

        assertThat(view(budget).percent()).isEqualTo(300);
        assertThat(view(budget).left()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatIsGivenBackCanBeSpentAgain() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        var hold = spend(member, 10, 1).getFirst();

        giveBack(hold, 4);

        assertThat(spent(budget)).isEqualTo(Credits.of(6));
        assertThat(spend(member, 4, 1)).hasSize(1);
    }

    @Test
    void whatIsGivenBackTwiceCountsOnce() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 20);
        var holds = spend(member, 10, 2);

        giveBack(holds.getFirst(), 4);
        giveBack(holds.getFirst(), 4);
        giveBack(holds.getFirst(), 10);

        assertThat(spent(budget)).isEqualTo(Credits.of(16));
    }

    @Test
    void whatIsGivenBackAfterThePeriodDoesNotMakeTheNextOneLarger() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        var hold = spend(member, 10, 1).getFirst();
        waitUntil(view(budget).endsAt().orElseThrow());
        spend(member, 3, 1);

        giveBack(hold, 10);

        assertThat(spent(budget)).isEqualTo(Credits.of(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"DAY", "WEEK", "MONTH"})
    void aPeriodEndsAtMidnightOfTheTeamsZone(BudgetPeriod period) {
        zones.choose(owner.team(), BERLIN);
        var budget = hard(ofTeam(), period, 10);
        spend(member, 10, 1);
        var end = view(budget).endsAt().orElseThrow();
        assertThat(end.atZone(BERLIN).toLocalTime()).hasToString("00:00");

        waitUntil(end.minusMillis(1));
        assertThatThrownBy(() -> spend(member, 1, 1)).isInstanceOf(BudgetExceeded.class);
        waitUntil(end);

        assertThat(spend(member, 10, 1)).hasSize(1);
    }

    @Test
    void aDayOnWhichTheClocksChangeIsOneDay() {
        zones.choose(owner.team(), BERLIN);
        var change = BERLIN.getRules().nextTransition(clock.instant()).getInstant();
        waitUntil(change.atZone(BERLIN).toLocalDate().atStartOfDay(BERLIN).toInstant());
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 6, 1);
        var start = clock.instant();
        var end = view(budget).endsAt().orElseThrow();

        assertThat(Duration.between(start, end)).isIn(Duration.ofHours(23), Duration.ofHours(25));
        waitUntil(change);
        assertThatThrownBy(() -> spend(member, 5, 1)).isInstanceOf(BudgetExceeded.class);
        waitUntil(end);
        assertThat(spend(member, 5, 1)).hasSize(1);
    }

    @Test
    void aBudgetWithoutPeriodsNeverBeginsAgain() {
        var budget = hard(ofTeam(), BudgetPeriod.TOTAL, 10);
        spend(member, 10, 1);
        clock.advance(Duration.ofDays(400));

        assertThat(view(budget).endsAt()).isEmpty();
        assertThatThrownBy(() -> spend(member, 1, 1)).isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void hundredOrdersAtOnceBecomeAsManyAsTheBudgetHasRoomFor() throws Exception {
        var budget = hard(ofTeam(), BudgetPeriod.MONTH, 100);
        hard(of(member), BudgetPeriod.DAY, 500);

        var fitting = atOnce(100, () -> spend(member, 7, 1));

        assertThat(fitting).isEqualTo(14);
        assertThat(spent(budget)).isEqualTo(Credits.of(98));
        assertThat(ledger.balance(owner.team()).held()).isEqualTo(Credits.of(98));
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void ordersThatShareOnlySomeBudgetsDoNotWaitInACircle() throws Exception {
        var key = apiKey(member, "ci");
        var shared = hard(ofTeam(), BudgetPeriod.DAY, 60);
        hard(new BudgetSubject(BudgetScope.API_KEY, key), BudgetPeriod.DAY, 1_000);
        hard(of(member), BudgetPeriod.DAY, 1_000);
        hard(of(owner), BudgetPeriod.DAY, 1_000);
        var spenders = List.of(Spender.of(owner), withKey(member, key), Spender.of(member));
        var next = new AtomicInteger();

        var fitting = atOnce(60, () -> spend(spenders.get(next.getAndIncrement() % spenders.size()), Credits.of(2), 1));

        assertThat(fitting).isEqualTo(30);
        assertThat(spent(shared)).isEqualTo(Credits.of(60));
    }

    @Test
    void whatCameBackToTheTeamAloneIsGivenBackByHousekeeping() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 50);
        var holds = spend(member, 10, 3);
        transaction.executeWithoutResult(_ -> {
            ledger.release(holds.getFirst(), "Without the budget");
            ledger.capture(holds.getLast(), Credits.of(10), "In full");
        });
        assertThat(spent(budget)).isEqualTo(Credits.of(30));

        assertThat(chore.run().mended()).isEqualTo(1);

        assertThat(spent(budget)).isEqualTo(Credits.of(20));
        assertThat(chore.run()).isEqualTo(Finding.NOTHING);
    }

    @Test
    void nothingIsCountedOutsideOfATransaction() {
        assertThatThrownBy(() -> budgets.charge(new Together(new JdbcTemplate()), List.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private int atOnce(int count, Callable<?> order) throws Exception {
        var taken = 0;
        Callable<Boolean> attempt = () -> {
            try {
                order.call();
                return true;
            } catch (BudgetExceeded refused) {
                return false;
            }
        };
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(Collections.nCopies(count, attempt))) {
                taken += answer.get() ? 1 : 0;
            }
        }
        return taken;
    }
}
