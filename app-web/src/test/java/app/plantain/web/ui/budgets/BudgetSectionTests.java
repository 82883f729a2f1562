package app.plantain.web.ui.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.budgets.NamedSubject;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.Role;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(TestBatches.class)
class BudgetSectionTests extends ViewTest {

    @Autowired
    TeamBudgets budgets;

    @Autowired
    BudgetWishes wishes;

    @Autowired
    TestBatches batches;

    Member owner;
    Member member;

    @BeforeEach
    void aTeamOfTwo() {
        owner = people.owner();
        member = people.join(owner.team(), Role.MEMBER);
    }

    @Test
    void anOwnerMakesABudgetForTheTeam() {
        open(owner);
        assertThat(text()).contains("No budgets. The team spends what it has.");

        press("New budget");
        fill("Credits", "250.50");
        press("Make the budget");

        assertThat(budgets.visible(owner)).singleElement().satisfies(made -> {
            assertThat(made.amount()).isEqualTo(new Credits(25_050));
            assertThat(made.period()).isEqualTo(BudgetPeriod.MONTH);
            assertThat(made.hardness()).isEqualTo(Hardness.HARD);
        });
        assertThat(text()).contains("The team’s monthly budget", "0 of 250.50 credits spent", "Begins again on 1 ");
    }

    @Test
    void anOwnerMakesABudgetForAPersonAndSeesWhatCountsAlready() {
        batches.submit(member, "Leaves", 2);
        open(owner);

        press("New budget");
        select(BudgetScope.class, BudgetScope.MEMBER);
        press("Make the budget");
        assertThat(subject().isInvalid()).isTrue();
        var person = subject()
                .getListDataView()
                .getItems()
                .filter(one -> one.subject().id().equals(member.user().value()))
                .findFirst()
                .orElseThrow();
        subject().setValue(person);
        assertThat(text()).contains("So far 14 credits were spent. They count.");
        fill("Credits", "100");
        press("Make the budget");

        assertThat(budgets.visible(member)).extracting(BudgetView::spent).containsExactly(Credits.of(14));
        assertThat(text()).contains("14 of 100 credits spent · 86 left");
    }

    @Test
    void anAmountThatIsNoneIsSaidAtTheField() {
        open(owner);
        press("New budget");

        fill("Credits", "many");
        press("Make the budget");

        assertThat(complaint("Credits")).contains("Write an amount such as 500");
        assertThat(budgets.visible(owner)).isEmpty();
    }

    @Test
    void theSameBudgetTwiceIsRefusedInTheForm() {
        budget("100");
        open(owner);
        press("New budget");

        fill("Credits", "100");
        press("Make the budget");

        assertThat(text()).contains("There is such a budget already");
    }

    @Test
    void anOwnerChangesABudget() {
        budget("100");
        open(owner);

        press("Change the team’s monthly budget");
        fill("Credits", "80");
        press("Save");

        assertThat(budgets.visible(owner)).extracting(BudgetView::amount).containsExactly(Credits.of(80));
    }

    @Test
    void aBudgetThatIsRemovedCanBeBroughtBack() {
        budget("100");
        open(owner);

        press("Remove the team’s monthly budget");
        assertThat(budgets.visible(owner)).isEmpty();
        press("Undo");

        assertThat(budgets.visible(owner)).hasSize(1);
        assertThat(text()).contains("The team’s monthly budget");
    }

    @Test
    void aMemberSeesAndAsksButChangesNothing() {
        budget("100");
        open(member);
        assertThat(text()).contains("The team’s monthly budget", "Owners of the team make and change budgets");
        assertThat(text()).doesNotContain("New budget");

        press("Ask for more");
        fill("Credits more", "30");
        fill("Why", "The fair");
        press("Ask");

        assertThat(wishes.count(owner)).isEqualTo(1);
        assertThat(text()).contains("You asked for 30 more of the team’s monthly budget: not decided yet.");
    }

    @Test
    void anOwnerApprovesWithOneClickAndCanTakeItBack() {
        var budget = budget("100");
        wishes.ask(member, budget, "30", "The fair");
        open(owner);
        assertThat(text()).contains("To decide: 1", "asks for 30 more of the team’s monthly budget", "The fair");
        assertThat(badge()).isEqualTo("1");

        press("Approve");

        assertThat(view(budget).limit()).isEqualTo(Credits.of(130));
        assertThat(text()).contains("30 of it given on top this time").doesNotContain("To decide: 1");
        assertThat(badge()).isEmpty();
        press("Undo");
        assertThat(view(budget).limit()).isEqualTo(Credits.of(100));
        assertThat(text()).contains("To decide: 1");
    }

    @Test
    void anOwnerDeclinesAndTheMemberIsTold() {
        wishes.ask(member, budget("100"), "30", "");
        open(owner);

        press("Decline");

        open(member);
        assertThat(text()).contains("You asked for 30 more of the team’s monthly budget: Person declined.");
    }

    @Test
    void ownersAreToldOfAThresholdUntilTheyHaveReadIt() {
        budget("10");
        batches.submit(member, "Leaves", 1);
        open(owner);
        assertThat(text())
                .contains("The team’s monthly budget has reached 50\u00A0%", "Now 7 of 10 credits spent · 3 left");

        press("Got it");

        open(owner);
        assertThat(text()).doesNotContain("has reached");
    }

    @Test
    void anOwnerChoosesWhereTheDaysOfTheTeamBegin() {
        budget("100");
        open(owner);

        find(ComboBox.class).all().stream()
                .filter(box -> "Days begin at midnight in".equals(box.getLabel()))
                .map(BudgetSectionTests::ofZones)
                .forEach(box -> test(box).selectItem("America/Lima"));

        assertThat(budgets.zone(owner)).isEqualTo(ZoneId.of("America/Lima"));
        assertThat(text()).contains("(America/Lima)");
    }

    private void open(Member person) {
        find(Notification.class).all().forEach(Notification::close);
        signIn(person.user());
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("team");
        roundTrip();
    }

    private BudgetId budget(String amount) {
        return budgets.add(owner, BudgetSubject.of(owner.team()), BudgetPeriod.MONTH, amount, Hardness.HARD);
    }

    private BudgetView view(BudgetId budget) {
        return budgets.visible(owner).stream()
                .filter(one -> one.id().equals(budget))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // found by what is in it
    private <T> void select(Class<T> of, T value) {
        ((List<Select<T>>) (List<?>) find(Select.class).all())
                .stream()
                        .filter(one -> of.isInstance(one.getValue()))
                        .findFirst()
                        .orElseThrow()
                        .setValue(value);
    }

    @SuppressWarnings("unchecked") // the only one in the dialog
    private ComboBox<NamedSubject> subject() {
        return (ComboBox<NamedSubject>) find(ComboBox.class).all().stream()
                .filter(box -> "Which one".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // found by its label
    private static ComboBox<ZoneId> ofZones(ComboBox<?> box) {
        return (ComboBox<ZoneId>) box;
    }

    private String badge() {
        return find(Span.class).all().stream()
                .filter(span -> span.hasClassName("pl-nav-badge"))
                .map(Span::getText)
                .findFirst()
                .orElse("");
    }
}
