package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Credits;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What owners can do with budgets, whichever database keeps them. */
abstract class BudgetBookRules extends BudgetScenario {

    @Test
    void budgetsOfSeveralTeamsAreSetAtOnce() {
        var other = newTeam();
        hard(ofTeam(), BudgetPeriod.MONTH, 100);
        hard(ofTeam(), BudgetPeriod.DAY, 10);
        var teams = List.of(owner.team(), other.team());

        orders.set(teams, BudgetPeriod.MONTH, Credits.of(250), Hardness.SOFT, owner.user());

        assertThat(orders.of(teams, BudgetPeriod.MONTH))
                .containsOnlyKeys(teams)
                .allSatisfy((team, terms) -> assertThat(terms)
                        .isEqualTo(new BudgetTerms(
                                BudgetSubject.of(team), BudgetPeriod.MONTH, Credits.of(250), Hardness.SOFT)));
        assertThat(orders.of(teams, BudgetPeriod.DAY))
                .containsOnlyKeys(owner.team())
                .allSatisfy((_, terms) -> assertThat(terms.amount()).isEqualTo(Credits.of(10)));
    }

    @Test
    void onlyBudgetsOfTeamsAsAWholeAreSeenAndReplaced() {
        hard(of(owner), BudgetPeriod.MONTH, 10);
        book.remove(owner, hard(ofTeam(), BudgetPeriod.MONTH, 20));
        var teams = List.of(owner.team());

        assertThat(orders.of(teams, BudgetPeriod.MONTH)).isEmpty();
        assertThat(orders.of(List.of(), BudgetPeriod.MONTH)).isEmpty();

        orders.set(teams, BudgetPeriod.MONTH, Credits.of(250), Hardness.SOFT, owner.user());
        assertThat(book.all(owner.team()))
                .extracting(BudgetView::amount)
                .containsExactly(Credits.of(250), Credits.of(10));
    }

    @Test
    void aBudgetOfNothingIsSetForNoTeam() {
        var other = newTeam();
        var teams = List.of(owner.team(), other.team());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.set(teams, BudgetPeriod.MONTH, Credits.ZERO, Hardness.HARD, owner.user()));

        assertThat(orders.of(teams, BudgetPeriod.MONTH)).isEmpty();
    }

    @Test
    void theSameBudgetIsThereOnce() {
        hard(ofTeam(), BudgetPeriod.MONTH, 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> soft(ofTeam(), BudgetPeriod.MONTH, 20))
                .withMessageContaining("already");
        assertThat(hard(ofTeam(), BudgetPeriod.WEEK, 5)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAnotherTeamCanHaveABudgetHere(BudgetScope scope) {
        var stranger = newTeam();
        UUID id = switch (scope) {
            case TEAM -> stranger.team().value();
            case BOARD -> board(stranger, "Theirs");
            case MEMBER -> stranger.user().value();
            case API_KEY -> apiKey(stranger, "theirs");
        };

        assertThatIllegalArgumentException().isThrownBy(() -> hard(new BudgetSubject(scope, id), BudgetPeriod.DAY, 10));
        assertThat(book.all(owner.team())).isEmpty();
    }

    @Test
    void aBudgetOfAnotherTeamIsNotThere() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        var stranger = newTeam();

        assertThatThrownBy(() -> book.change(stranger, budget, Credits.of(1), Hardness.SOFT))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> book.remove(stranger, budget)).isInstanceOf(NoSuchElementException.class);
        assertThat(book.all(stranger.team())).isEmpty();
        assertThat(view(budget).amount()).isEqualTo(Credits.of(10));
    }

    @Test
    void aBudgetOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> hard(ofTeam(), BudgetPeriod.DAY, 0));
    }

    @Test
    void whoCanHaveOneIsTheTeamItsBoardsItsPeopleAndTheirKeys() {
        board(owner, "Campaign");
        apiKey(member, "ci");
        var revoked = apiKey(member, "old");
        jdbc.update("update api_key set revoked_at = created_at where id = ?", revoked);
        var former = newTeam();
        jdbc.update(
                "update team_member set team_id = ?, removed_at = joined_at where user_id = ?",
                owner.team().value(),
                former.user().value());

        assertThat(book.subjects(owner.team()))
                .extracting(NamedSubject::name)
                .containsExactly("Campaign", "ci (Max)", "Max", "Olive", "Team");
    }

    @Test
    void aLargerAmountAllowsMoreAtOnce() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 10, 1);

        book.change(owner, budget, Credits.of(15), Hardness.HARD);

        assertThat(spend(member, 5, 1)).hasSize(1);
    }

    @Test
    void aSmallerAmountThanWasSpentLeavesNothing() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 8, 1);

        book.change(owner, budget, Credits.of(5), Hardness.HARD);

        assertThat(view(budget).left()).isEqualTo(Credits.ZERO);
        assertThat(view(budget).percent()).isEqualTo(160);
    }

    @Test
    void aRemovedBudgetRefusesNothingAndComesBackWithAnotherInItsPlaceOnlyOnce() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);

        book.remove(owner, budget);

        assertThat(spend(member, 50, 1)).hasSize(1);
        var other = hard(ofTeam(), BudgetPeriod.DAY, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> book.restore(owner, budget));
        book.remove(owner, other);
        book.restore(owner, budget);
        assertThat(book.all(owner.team())).extracting(BudgetView::id).containsExactly(budget);
    }

    @Test
    void everyChangeIsInTheAuditLog() {
        var budget = hard(ofTeam(), BudgetPeriod.DAY, 10);
        book.change(owner, budget, Credits.of(20), Hardness.SOFT);
        book.change(owner, budget, Credits.of(20), Hardness.SOFT);
        book.remove(owner, budget);
        book.restore(owner, budget);

        assertThat(jdbc.queryForList(
                        "select action || ': ' || subject || ' ' || detail from audit_entry where team_id = ? order by id",
                        String.class,
                        owner.team().value()))
                .containsExactly(
                        "budget.add: the team’s daily budget 10 credits, then refused",
                        "budget.change: the team’s daily budget Now 20 credits, only told, was 10 credits, then refused",
                        "budget.remove: the team’s daily budget ",
                        "budget.restore: the team’s daily budget ");
    }

    @Test
    void aMemberSeesTheBudgetsThatCountTheMembersOwnSpending() {
        var others = apiKey(owner, "theirs");
        var own = apiKey(member, "mine");
        var team = hard(ofTeam(), BudgetPeriod.DAY, 10);
        var mine = hard(of(member), BudgetPeriod.DAY, 10);
        hard(of(owner), BudgetPeriod.DAY, 10);
        var myKeys = hard(new BudgetSubject(BudgetScope.API_KEY, own), BudgetPeriod.DAY, 10);
        hard(new BudgetSubject(BudgetScope.API_KEY, others), BudgetPeriod.DAY, 10);

        assertThat(book.concerning(member)).extracting(BudgetView::id).containsExactly(team, mine, myKeys);
    }
}
