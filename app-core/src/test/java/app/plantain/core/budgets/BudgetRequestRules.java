package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.budgets.BudgetRequest.State;
import app.plantain.core.credits.Credits;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How more of a budget is asked for and given, whichever database keeps it. */
abstract class BudgetRequestRules extends BudgetScenario {

    private BudgetId budget;

    @BeforeEach
    void aBudgetThatIsUsedUp() {
        budget = hard(of(member), BudgetPeriod.DAY, 10);
        spend(member, 10, 1);
    }

    @Test
    void anApprovedRequestRaisesTheRunningPeriodOnly() {
        var request = requests.ask(member, budget, Credits.of(5), "A last one");

        assertThat(requests.approve(owner, request)).isTrue();

        assertThat(view(budget).limit()).isEqualTo(Credits.of(15));
        assertThat(spend(member, 5, 1)).hasSize(1);
        assertThatThrownBy(() -> spend(member, 1, 1)).isInstanceOf(BudgetExceeded.class);
        waitUntil(view(budget).endsAt().orElseThrow());
        assertThat(view(budget).limit()).isEqualTo(Credits.of(10));
    }

    @Test
    void aRequestIsApprovedOnce() {
        var request = requests.ask(member, budget, Credits.of(5), "");

        requests.approve(owner, request);

        assertThat(requests.approve(owner, request)).isFalse();
        assertThat(requests.decline(owner, request)).isFalse();
        assertThat(view(budget).extra()).isEqualTo(Credits.of(5));
    }

    @Test
    void ownersSeeWhatIsOpenAndTheMemberWhatBecameOfIt() {
        var request = requests.ask(member, budget, Credits.of(5), " For the fair ");

        assertThat(requests.count(owner.team())).isEqualTo(1);
        assertThat(requests.open(owner.team())).singleElement().satisfies(open -> {
            assertThat(open.askedBy()).isEqualTo("Max");
            assertThat(open.why()).isEqualTo("For the fair");
            assertThat(open.budget().title()).isEqualTo("the daily budget of Max");
        });
        requests.decline(owner, request);
        assertThat(requests.open(owner.team())).isEmpty();
        assertThat(requests.of(member)).singleElement().satisfies(decided -> {
            assertThat(decided.state()).isEqualTo(State.DECLINED);
            assertThat(decided.decidedBy()).contains("Olive");
        });
    }

    @Test
    void askingAgainSaysItAnew() {
        var first = requests.ask(member, budget, Credits.of(5), "");

        assertThat(requests.ask(member, budget, Credits.of(8), "More")).isEqualTo(first);

        assertThat(requests.open(owner.team()))
                .extracting(BudgetRequest::amount)
                .containsExactly(Credits.of(8));
    }

    @Test
    void aDecisionCanBeTakenBack() {
        var request = requests.ask(member, budget, Credits.of(5), "");
        requests.approve(owner, request);

        assertThat(requests.reopen(owner, request)).isTrue();

        assertThat(view(budget).extra()).isEqualTo(Credits.ZERO);
        assertThat(requests.reopen(owner, request)).isFalse();
        requests.decline(owner, request);
        assertThat(requests.reopen(owner, request)).isTrue();
        assertThat(requests.open(owner.team())).hasSize(1);
    }

    @Test
    void whoAsksAgainAfterADecisionWasTakenBackChangesTheLatestWish() {
        var first = requests.ask(member, budget, Credits.of(5), "");
        requests.approve(owner, first);
        var second = requests.ask(member, budget, Credits.of(6), "");
        requests.reopen(owner, first);

        assertThat(requests.ask(member, budget, Credits.of(7), "")).isEqualTo(second);
        assertThat(requests.open(owner.team()))
                .extracting(BudgetRequest::amount)
                .containsExactly(Credits.of(5), Credits.of(7));
    }

    @Test
    void nobodyAsksForTheBudgetOfAnother() {
        var stranger = newTeam();

        assertThatThrownBy(() -> requests.ask(owner, budget, Credits.of(5), ""))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> requests.ask(stranger, budget, Credits.of(5), ""))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aRequestOfAnotherTeamIsNotThere() {
        var request = requests.ask(member, budget, Credits.of(5), "");
        var stranger = newTeam();

        assertThatThrownBy(() -> requests.approve(stranger, request)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> requests.decline(stranger, request)).isInstanceOf(NoSuchElementException.class);
        assertThat(requests.open(stranger.team())).isEmpty();
        assertThat(view(budget).extra()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatCannotBeAskedForIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> requests.ask(member, budget, Credits.ZERO, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests.ask(member, budget, Credits.of(1), "x".repeat(501)));
    }

    @Test
    void aRequestForARemovedBudgetIsNotOpenAnyMore() {
        var request = requests.ask(member, budget, Credits.of(5), "");
        book.remove(owner, budget);

        assertThat(requests.open(owner.team())).isEmpty();
        assertThat(requests.count(owner.team())).isZero();
        assertThat(requests.of(member)).isEmpty();
        assertThatThrownBy(() -> requests.approve(owner, request)).isInstanceOf(NoSuchElementException.class);
    }
}
