package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import org.junit.jupiter.api.Test;

/** What people are told of budgets that run out, whichever database keeps it. */
abstract class BudgetNoticeRules extends BudgetScenario {

    @Test
    void eachThresholdIsToldOnceHoweverOftenItIsPassed() {
        var budget = soft(ofTeam(), BudgetPeriod.DAY, 100);

        spend(member, 49, 1);
        assertThat(kept(budget)).isEmpty();
        var hold = spend(member, 1, 1).getFirst();
        assertThat(kept(budget)).isEqualTo("50");
        giveBack(hold, 1);
        spend(member, 1, 1);
        spend(member, 31, 1);
        assertThat(kept(budget)).isEqualTo("50 80");
        spend(member, 500, 1);
        spend(member, 500, 1);

        assertThat(kept(budget)).isEqualTo("50 80 100");
    }

    @Test
    void aHardBudgetTellsToo() {
        var budget = hard(of(member), BudgetPeriod.DAY, 10);

        spend(member, 10, 1);

        assertThat(kept(budget)).isEqualTo("50 80 100");
        assertThat(notices.unread(member)).extracting(BudgetNotice::percent).containsExactly(100);
    }

    @Test
    void theNextPeriodTellsAnew() {
        var budget = soft(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 5, 1);
        waitUntil(view(budget).endsAt().orElseThrow());

        spend(member, 5, 1);

        assertThat(kept(budget)).isEqualTo("50 50");
    }

    @Test
    void whatIsReadIsNotShownAgainAndTheNextThresholdIs() {
        soft(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 5, 1);
        var notice = notices.unread(member).getFirst();

        notices.read(member, notice);
        notices.read(member, notice);

        assertThat(notices.unread(member)).isEmpty();
        assertThat(notices.unread(owner)).hasSize(1);
        spend(member, 3, 1);
        assertThat(notices.unread(member)).extracting(BudgetNotice::percent).containsExactly(80);
    }

    @Test
    void ownersAreToldOfAllBudgetsAndMembersOfThoseThatCountTheirs() {
        var other = newTeam();
        soft(of(owner), BudgetPeriod.DAY, 10);
        spend(owner, 10, 1);

        assertThat(notices.unread(member)).isEmpty();
        assertThat(notices.unreadOfTeam(member)).hasSize(1);
        assertThat(notices.unreadOfTeam(other)).isEmpty();
    }

    @Test
    void anotherTeamCannotMarkItRead() {
        soft(ofTeam(), BudgetPeriod.DAY, 10);
        spend(member, 10, 1);
        var stranger = newTeam();

        notices.read(stranger, notices.unread(member).getFirst());

        assertThat(jdbc.queryForObject(
                        "select count(*) from budget_notice_read where user_id = ?",
                        Integer.class,
                        stranger.user().value()))
                .isZero();
    }

    @Test
    void aBudgetThatIsLoweredTellsWithTheNextImage() {
        var budget = soft(ofTeam(), BudgetPeriod.DAY, 100);
        spend(member, 40, 1);
        book.change(owner, budget, Credits.of(45), Hardness.SOFT);

        spend(member, 1, 1);

        assertThat(kept(budget)).isEqualTo("50 80");
    }

    private String kept(BudgetId budget) {
        return String.join(
                " ",
                jdbc.queryForList(
                        "select cast(n.percent as varchar) from budget_notice n where n.budget_id = ?"
                                + " order by n.period_start, n.percent",
                        String.class,
                        budget.value()));
    }
}
