package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.Boards;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.Role;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members see of budgets where they make pictures. The first model offered costs four credits an image. */
class BudgetedStudioTests extends ViewTest {

    @Autowired
    TeamBudgets budgets;

    @Autowired
    BudgetWishes wishes;

    @Autowired
    Boards boards;

    @Autowired
    Ledger ledger;

    @Autowired
    Jobs jobs;

    Member owner;
    Member me;

    @BeforeEach
    void aMemberOfATeamWithCredits() {
        owner = people.owner();
        me = people.join(owner.team(), Role.MEMBER);
        ledger.grant(me.team(), Credits.of(100), "Welcome", null, "test:" + me.team());
        signIn(me.user());
    }

    @Test
    void whatIsLeftIsShownAndFollows() {
        hard(BudgetSubject.of(me.user()), "100");
        navigate(StudioView.class);
        assertThat(text()).contains("Your monthly budget", "100 left");

        generate();

        assertThat(text()).doesNotContain("100 left");
    }

    @Test
    void aRefusalNamesTheBudgetAndLeadsToARequest() {
        var budget = hard(BudgetSubject.of(me.user()), "2");
        navigate(StudioView.class);

        generate();

        assertThat(text()).contains("The budget is used up", "Your monthly budget of 2 credits has 2 left");
        assertThat(text()).contains("Person can raise it.");
        assertThat(jobs.recentBatches(me.team(), 1)).isEmpty();
        press("Ask for more");
        fill("Why", "One picture");
        press("Ask");
        assertThat(wishes.open(owner)).singleElement().satisfies(request -> {
            assertThat(request.budget().id()).isEqualTo(budget);
            assertThat(request.amount().isZero()).isFalse();
        });
        wishes.approve(owner, wishes.open(owner).getFirst().id());

        generate();

        assertThat(text()).doesNotContain("The budget is used up");
        assertThat(jobs.recentBatches(me.team(), 1)).hasSize(1);
    }

    @Test
    void aThresholdIsToldOnce() {
        budgets.add(owner, BudgetSubject.of(me.team()), BudgetPeriod.DAY, "4", Hardness.SOFT);
        navigate(StudioView.class);
        generate();
        assertThat(text()).contains("The team’s daily budget has reached 100\u00A0%", "Nothing is refused.");

        press("Got it");

        navigate(StudioView.class);
        assertThat(text()).doesNotContain("has reached");
    }

    @Test
    void whatIsMadeForABoardIsCountedThere() {
        var board = boards.create(owner, "Campaign");
        var budget = hard(new BudgetSubject(BudgetScope.BOARD, board.value()), "50");
        navigate(StudioView.class);

        board().setValue(board().getListDataView().getItems().findFirst().orElseThrow());
        generate();

        assertThat(budgets.visible(owner))
                .filteredOn(one -> one.id().equals(budget))
                .extracting(BudgetView::spent)
                .doesNotContain(Credits.ZERO);
    }

    @Test
    void aBoardThatIsGoneIsSaidAtTheField() {
        var board = boards.create(owner, "Campaign");
        navigate(StudioView.class);
        board().setValue(board().getListDataView().getItems().findFirst().orElseThrow());
        boards.delete(owner, board);

        generate();

        assertThat(board().isInvalid()).isTrue();
        assertThat(board().getErrorMessage()).contains("gone");
    }

    private BudgetId hard(BudgetSubject subject, String amount) {
        return budgets.add(owner, subject, BudgetPeriod.MONTH, amount, Hardness.HARD);
    }

    private void generate() {
        find(TextArea.class).all().stream()
                .filter(field -> "Prompt".equals(field.getLabel()))
                .forEach(field -> field.setValue("Leaves"));
        press("Generate");
    }

    @SuppressWarnings("unchecked") // found by its label
    private Select<BoardOverview> board() {
        return (Select<BoardOverview>) find(Select.class).all().stream()
                .filter(one -> "Put on a board".equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
