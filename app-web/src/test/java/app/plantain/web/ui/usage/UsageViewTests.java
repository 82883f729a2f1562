package app.plantain.web.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.identity.Member;
import app.plantain.core.usage.Split;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestPayments;
import app.plantain.web.ui.component.Chart;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import({TestBatches.class, TestPayments.class})
class UsageViewTests extends ViewTest {

    @Autowired
    TestBatches batches;

    @Autowired
    TestPayments payments;

    Member owner;
    Member member;

    @BeforeEach
    void aTeamThatSpends() {
        owner = people.owner();
        member = people.join(owner.team(), Role.MEMBER);
        payments.pay(batches.submit(owner, "The owner's plum", 1).getFirst(), 5);
        payments.pay(batches.submit(member, "The member's fig", 1).getFirst(), 7);
        signIn(owner.user());
    }

    @Test
    void whatWasSpentIsShownInFiguresAndInATable() {
        navigate(UsageView.class);
        assertThat(text()).contains("Spent", "12.00", "Images", "too little to tell");

        openTables();

        assertThat(text()).contains("Day", "Together", "12.00").contains("Left", "Expected", "2.00");
    }

    @Test
    void itIsToldApartByModel() {
        UI.getCurrent().navigate("statement/usage", QueryParameters.fromString("by=model"));
        roundTrip();
        openTables();

        assertThat(text()).contains("nano-banana-2");
    }

    @Test
    void aBarLeadsToTheLinesBehindIt() {
        UI.getCurrent().navigate("statement/usage", QueryParameters.fromString("by=member"));
        roundTrip();
        var chart = findInView(Chart.class).all().getFirst();

        // The last day is today, the first series the one of which most was spent.
        ComponentUtil.fireEvent(chart, new Chart.PickEvent(chart, true, 0, 29));
        roundTrip();

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .startsWith("statement?")
                .contains("kind=capture", "member=" + member.user());
        assertThat(text()).contains("The member's fig").doesNotContain("The owner's plum");
    }

    @Test
    void aBarThatIsNotThereLeadsNowhere() {
        navigate(UsageView.class);
        var chart = findInView(Chart.class).all().getFirst();

        ComponentUtil.fireEvent(chart, new Chart.PickEvent(chart, true, 7, 300));
        ComponentUtil.fireEvent(chart, new Chart.PickEvent(chart, true, -1, -1));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("statement/usage");
    }

    @Test
    void aMemberSeesOwnSpendingOnly() {
        signIn(member.user());
        UI.getCurrent().navigate("statement/usage", QueryParameters.fromString("by=member"));
        roundTrip();

        assertThat(text()).contains("What your images cost", "7.00").doesNotContain("12.00");
        assertThat(splits().getListDataView().getItems().toList()).doesNotContain(Split.MEMBER);
    }

    @Test
    void aPeriodThatIsTooLongIsCut() {
        UI.getCurrent().navigate("statement/usage", QueryParameters.fromString("from=2020-01-01&to=2026-12-31"));
        roundTrip();

        assertThat(text()).contains("Usage", "Spent");
    }

    private void openTables() {
        findInView(Details.class).all().forEach(details -> details.setOpened(true));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Select<Split> splits() {
        return findInView(Select.class).all().stream()
                .filter(select -> "Told apart by".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
