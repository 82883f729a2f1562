package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetRequest;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@OnH2
class TeamBudgetsTests extends AccountTest {

    @Autowired
    TeamBudgets budgets;

    @Autowired
    BudgetWishes wishes;

    Member owner;
    Member member;
    BudgetId budget;

    @BeforeEach
    void aTeamWithABudget() {
        owner = people.owner();
        member = people.join(owner.team(), Role.MEMBER);
        budget = add(BudgetSubject.of(owner.team()));
    }

    @Test
    void onlyOwnersMakeChangeAndRemoveBudgets() {
        var mine = BudgetSubject.of(member.user());
        Stream.<Consumer<Member>>of(
                        actor -> budgets.add(actor, mine, BudgetPeriod.DAY, "10", Hardness.SOFT),
                        actor -> budgets.change(actor, budget, "1000", Hardness.SOFT),
                        actor -> budgets.remove(actor, budget),
                        actor -> budgets.restore(actor, budget),
                        actor -> budgets.choose(actor, ZoneId.of("Europe/Berlin")),
                        budgets::subjects,
                        budgets::unreadOfTeam,
                        actor -> budgets.soFar(actor, mine, BudgetPeriod.DAY))
                .forEach(deed -> {
                    assertThatThrownBy(() -> deed.accept(member)).isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> deed.accept(new Member(owner.team(), people.person())))
                            .isInstanceOf(AccessDeniedException.class);
                });
        assertThat(budgets.visible(owner)).extracting(BudgetView::amount).containsExactly(Credits.of(100));
        assertThat(budgets.zone(owner)).isEqualTo(TeamZones.USUAL);
    }

    @Test
    void onlyOwnersDecideWhatMembersAskFor() {
        wishes.ask(member, budget, "50", "For the fair");
        var request = wishes.open(owner).getFirst().id();

        assertThatThrownBy(() -> wishes.approve(member, request)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> wishes.decline(member, request)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> wishes.reopen(member, request)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> wishes.open(member)).isInstanceOf(AccessDeniedException.class);
        assertThat(wishes.count(member)).isZero();
        assertThat(wishes.count(owner)).isEqualTo(1);

        assertThat(wishes.approve(owner, request)).isTrue();
        assertThat(wishes.own(member)).extracting(BudgetRequest::state).containsExactly(BudgetRequest.State.APPROVED);
    }

    @Test
    void anOwnerOfAnotherTeamFindsNothingToDecide() {
        wishes.ask(member, budget, "50", "");
        var request = wishes.open(owner).getFirst().id();
        var stranger = people.owner();

        assertThatThrownBy(() -> wishes.approve(stranger, request)).isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> budgets.change(stranger, budget, "1", Hardness.SOFT))
                .isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> budgets.remove(stranger, budget)).isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() ->
                        budgets.add(stranger, BudgetSubject.of(owner.team()), BudgetPeriod.DAY, "1", Hardness.HARD))
                .isInstanceOf(NotPossibleException.class);
    }

    @Test
    void aMemberSeesOnlyWhatCountsTheMembersOwnSpending() {
        add(BudgetSubject.of(owner.user()));
        var own = add(BudgetSubject.of(member.user()));

        assertThat(budgets.visible(member)).extracting(BudgetView::id).containsExactly(budget, own);
        assertThat(budgets.visible(owner)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Write an amount",
        "ten, Write an amount",
        "-5, Write an amount",
        "1.234, Write an amount",
        "0, zero"
    })
    void anAmountThatIsNoneIsExplained(String amount, String why) {
        assertThatExceptionOfType(InvalidEntryException.class)
                .isThrownBy(() -> budgets.change(owner, budget, amount, Hardness.HARD))
                .withMessageContaining(why)
                .satisfies(invalid -> assertThat(invalid.entry()).isEqualTo(Entry.BUDGET_AMOUNT));
        assertThatThrownBy(() -> wishes.ask(member, budget, amount, "")).isInstanceOf(InvalidEntryException.class);
    }

    @Test
    void aReasonThatIsTooLongIsExplained() {
        assertThatExceptionOfType(InvalidEntryException.class)
                .isThrownBy(() -> wishes.ask(member, budget, "5", "x".repeat(501)))
                .satisfies(invalid -> assertThat(invalid.entry()).isEqualTo(Entry.BUDGET_WHY));
    }

    @Test
    void theSameBudgetTwiceIsNotPossible() {
        assertThatThrownBy(() -> add(BudgetSubject.of(owner.team())))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Lima"})
    void theZoneIsChosenAndAudited(String zone) {
        budgets.choose(owner, ZoneId.of(zone));
        budgets.choose(owner, ZoneId.of(zone));

        assertThat(budgets.zone(member)).isEqualTo(ZoneId.of(zone));
        assertThat(jdbc.queryForList(
                        "select detail from audit_entry where team_id = ? and action = 'team.zone'",
                        String.class,
                        owner.team().value()))
                .containsExactly("Now %s, was UTC".formatted(zone));
    }

    private BudgetId add(BudgetSubject subject) {
        return budgets.add(owner, subject, BudgetPeriod.MONTH, "100", Hardness.HARD);
    }
}
