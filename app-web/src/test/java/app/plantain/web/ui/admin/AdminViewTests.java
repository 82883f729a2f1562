package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.budgets.BudgetOrders;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.credits.CreditOrders;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.TeamStandings;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.UserId;
import app.plantain.core.routing.Connections;
import app.plantain.web.account.StepUp;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.account.TestAccounts;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AdminViewTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    CreditOrders orders;

    @Autowired
    BudgetOrders budgets;

    @Autowired
    StepUp stepUp;

    @Autowired
    TeamStandings standings;

    @Autowired
    Clock clock;

    @Autowired
    Connections connections;

    Member owner;
    UserId administrator;

    @BeforeEach
    void aTeamAndAnAdministrator() {
        owner = people.owner();
        administrator = people.administrator();
        signIn(administrator);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                TeamsView.class,
                ConnectionsView.class,
                PricesView.class,
                CostsView.class,
                HousekeepingView.class,
                AuditView.class
            })
    void whoIsNoAdministratorSeesNothing(Class<? extends Component> view) {
        signIn(owner.user());

        assertThatThrownBy(() -> navigate(view)).isNotNull();

        assertThat(text()).doesNotContain("Administration");
    }

    @Test
    void everyTeamIsListedWithItsBalance() {
        ledger.grant(owner.team(), Credits.of(1234), "Welcome", null, "test:" + owner.team());

        navigate(TeamsView.class);

        assertThat(text()).contains("1,234.00", "Members");
    }

    @Test
    void creditsAreGrantedWithAReason() {
        var dialog = open();
        fill("Credits", "12.50");
        fill("Reason", "Autumn campaign");
        press("Give");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(balance()).isEqualTo(Credits.parse("12.50"));
        navigate(AuditView.class);
        assertThat(text()).contains("Granted credits", "12.50 credits", "Autumn campaign");
    }

    @ParameterizedTest
    @CsvSource({"0, Welcome", "-5, Welcome", "much, Welcome", "1000001, Welcome", "5, ' '"})
    void aWrongGrantIsRefusedAtItsFieldAndChangesNothing(String amount, String reason) {
        var dialog = open();
        fill("Credits", amount);
        fill("Reason", reason);
        press("Give");

        assertThat(complaint("Credits") + complaint("Reason")).isNotEmpty();
        assertThat(dialog.isOpened()).isTrue();
        assertThat(balance()).isEqualTo(Credits.ZERO);
    }

    @Test
    void sendingTwiceGrantsOnce() {
        var dialog = open();
        fill("Credits", "500");
        fill("Reason", "Welcome");

        dialog.send();
        dialog.send();

        assertThat(balance()).isEqualTo(Credits.of(500));
    }

    @Test
    void whatChangesIsShownBeforeItIsSent() {
        var dialog = open();
        fill("Credits", "12.50");

        assertThat(dialog.getElement().getTextRecursively()).contains("Now", "0.00", "Then", "12.50");
        assertThat(balance()).isEqualTo(Credits.ZERO);
    }

    @Test
    void creditsAreTakenBackUpToWhatThereIs() {
        ledger.grant(owner.team(), Credits.of(30), "Welcome", null, "test:" + owner.team());
        var dialog = open();
        choose(CreditOrderForm.Way.TAKE);
        fill("Credits", "31");
        fill("Reason", "A mistake");
        press("Take back");

        assertThat(complaint("Credits")).contains("30 available");
        assertThat(dialog.isOpened()).isTrue();
        fill("Credits", "30");
        press("Take back");

        assertThat(balance()).isEqualTo(Credits.ZERO);
    }

    @Test
    void creditsComeRegularly() {
        open();
        choose(CreditOrderForm.Way.ALLOW);
        fill("Credits", "50");
        fill("Carried over", "0");
        fill("Reason", "Plan");
        press("Give regularly");

        assertThat(balance()).isEqualTo(Credits.of(50));
        navigate(TeamsView.class);
        assertThat(text()).contains("50 each month");
    }

    @Test
    void aBudgetIsSetForTheChosenTeams() {
        var dialog = new BudgetOrderDialog(budgets, administrator, List.of(team()), () -> {});
        dialog.open();
        fill("Credits", "none");
        press("Set the budget");
        assertThat(complaint("Credits")).contains("Write an amount");

        fill("Credits", "250");
        assertThat(dialog.getElement().getTextRecursively()).contains("None", "250, refused");
        press("Set the budget");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(budgets.of(List.of(owner.team()), BudgetPeriod.MONTH))
                .containsOnlyKeys(owner.team())
                .allSatisfy((_, terms) -> assertThat(terms.amount()).isEqualTo(Credits.of(250)));
    }

    @Test
    void veryMuchNeedsThePasswordOnceMore() {
        var dialog = open();
        fill("Credits", "10000.01");
        fill("Reason", "Large");
        fill("Your password", "a wrong password");
        press("Give");

        assertThat(complaint("Your password")).contains("not your password");
        assertThat(balance()).isEqualTo(Credits.ZERO);
        fill("Your password", TestAccounts.PASSWORD);
        press("Give");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(balance()).isEqualTo(Credits.parse("10000.01"));
    }

    @Test
    void whatIsLeftOfATeamsGrantsIsRead() {
        ledger.grant(owner.team(), Credits.of(321), "For the fair", null, "test:" + owner.team());
        navigate(TeamsView.class);
        var team = new TeamSummary(owner.team(), "Fruit", 1, clock.instant());

        new GrantsDialog(standings, team).open();
        roundTrip();

        assertThat(text()).contains("For the fair", "321.00", "Never");
    }

    @Test
    void theSandboxIsChanged() {
        navigate(ConnectionsView.class);
        assertThat(text()).contains("nothing is bought");

        press("Edit");
        fill("A picture takes", "500ms");
        fill("Failing attempts", "25");
        press("Save");

        assertThat(connections.all().getFirst().settings())
                .containsEntry("latency", "500ms")
                .containsEntry("failure-rate", "25")
                .containsEntry("failure-kind", "vendor-error");
        assertThat(text()).contains("25 of 100 attempts");
    }

    @ParameterizedTest
    @CsvSource({"11m, 0", "soon, 0", "2s, 101", "2s, -1", "2s, half"})
    void aWrongSettingOfTheSandboxChangesNothing(String latency, String rate) {
        var before = connections.all();
        navigate(ConnectionsView.class);

        press("Edit");
        fill("A picture takes", latency);
        fill("Failing attempts", rate);
        press("Save");

        assertThat(complaint("A picture takes") + complaint("Failing attempts")).startsWith("Write a");
        assertThat(connections.all()).isEqualTo(before);
    }

    @Test
    void settingsThatCannotBeReadAreShownAsTheSandboxsOwn() {
        var entries = SandboxEntries.read(Map.of("latency", "soon", "failure-rate", "many", "lookup", "off"));

        assertThat(entries.settings())
                .containsEntry("latency", "2s")
                .containsEntry("failure-rate", "0")
                .containsEntry("lookup", "off");
    }

    @Test
    void thePricesOfTodayAreListed() {
        navigate(PricesView.class);

        assertThat(text()).contains("nano-banana-2", "4K");
    }

    private CreditOrderDialog open() {
        var dialog = new CreditOrderDialog(
                new CreditOrderDialog.Parts(orders, stepUp, clock), administrator, List.of(team()), () -> {});
        dialog.open();
        return dialog;
    }

    private CreditOrderPreview.Team team() {
        return new CreditOrderPreview.Team(owner.team(), "The team", balance(), ledger.allowance(owner.team()));
    }

    @SuppressWarnings("unchecked")
    private void choose(CreditOrderForm.Way way) {
        RadioButtonGroup<CreditOrderForm.Way> ways =
                find(RadioButtonGroup.class).all().getLast();
        ways.setValue(way);
        roundTrip();
    }

    private Credits balance() {
        return ledger.balance(owner.team()).available();
    }
}
