package app.plantain.web.ui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.usage.StatementFilter;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestPayments;
import app.plantain.web.testing.TestTroubles;
import app.plantain.web.ui.part.CardTable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import({TestBatches.class, TestPayments.class, TestTroubles.class})
class StatementViewTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TeamZones zones;

    @Autowired
    Clock clock;

    @Autowired
    TestBatches batches;

    @Autowired
    TestPayments payments;

    @Autowired
    TestTroubles troubles;

    @Autowired
    ExplainDialogs dialogs;

    Member owner;
    Member member;

    @BeforeEach
    void aTeamOfTwo() {
        owner = people.owner();
        member = people.join(owner.team(), Role.MEMBER);
        signIn(owner.user());
    }

    @Test
    void anOwnerReadsWhatMovedAndWhatWasThereThen() {
        payments.pay(batches.submit(member, "A fig", 1).getFirst(), 5);

        navigate(StatementView.class);

        assertThat(text())
                .contains("Granted", "Held", "Spent", "Given back", "A fig", "Delivered")
                .contains("+7.00", "−7.00", "−5.00", "+2.00")
                .contains("Every credit of the team");
        assertThat(table().size()).isEqualTo(4);
    }

    @Test
    void timesAreThoseOfTheTeam() {
        var zone = ZoneId.of("Pacific/Kiritimati");
        zones.choose(owner.team(), zone);
        grant();

        navigate(StatementView.class);

        var minute = DateTimeFormatter.ofPattern("d MMM yyyy, HH:", Locale.ENGLISH);
        assertThat(text())
                .contains(minute.format(clock.instant().atZone(zone)))
                .containsOnlyOnce("(Pacific/Kiritimati)");
    }

    @Test
    void aMemberReadsOwnJobsAndWhatIsTheTeams() {
        batches.submit(owner, "The owner's plum", 1);
        batches.submit(member, "The member's fig", 1);
        signIn(member.user());

        navigate(StatementView.class);

        assertThat(text()).contains("The member's fig", "Granted").doesNotContain("The owner's plum");
        assertThat(table().size()).isEqualTo(3);
        assertThat(find(Select.class).all()).noneMatch(select -> "Person".equals(select.getLabel()));
    }

    @Test
    void theAddressSaysWhichLinesAreShown() {
        payments.pay(batches.submit(owner, "A fig", 1).getFirst(), 5);
        payments.pay(batches.submit(member, "A plum", 1).getFirst(), 7);

        open(StatementFilter.ALL.of(TransferKind.CAPTURE).by(member.user()));
        assertThat(text()).contains("A plum", "−7.00").doesNotContain("A fig");
        assertThat(table().size()).isEqualTo(1);

        open(StatementFilter.ALL.with("FIG"));
        assertThat(text()).contains("A fig").doesNotContain("A plum");
        press("Clear filters");
        assertThat(text()).contains("A fig", "A plum");

        UI.getCurrent().navigate("statement", QueryParameters.fromString("kind=nonsense&from=yesterday&member=me"));
        roundTrip();
        assertThat(text()).contains("A fig", "A plum");
    }

    @Test
    void olderLinesAreShownOnRequest() {
        for (var number = 0; number < StatementView.PAGE + 2; number++) {
            grant();
        }
        navigate(StatementView.class);
        assertThat(table().size()).isEqualTo(StatementView.PAGE);

        press("Show older");

        assertThat(table().size()).isEqualTo(StatementView.PAGE + 2);
    }

    @Test
    void withoutMovementsItSaysSo() {
        navigate(StatementView.class);
        assertThat(text()).contains("No credits have moved yet");

        grant();
        open(StatementFilter.ALL.with("nothing like it"));
        assertThat(text()).contains("No line fits");
    }

    @Test
    void whatMovesIsShownAtOnce() {
        grant();
        navigate(StatementView.class);

        batches.submit(owner, "A late fig", 1);

        arrives(() -> assertThat(text()).contains("A late fig"));
    }

    @Test
    void theMonthIsSummedUp() {
        payments.pay(batches.submit(owner, "A fig", 1).getFirst(), 5);

        navigate(StatementView.class);
        findInView(Details.class).single().setOpened(true);
        roundTrip();

        assertThat(findInView(Details.class).single().getElement().getTextRecursively())
                .contains("Month", "Images", "7.00", "5.00");
    }

    @Test
    void aChargeIsExplainedWithoutMoneyToWhoIsNoAdministrator() {
        var job = batches.submit(owner, "A fig", 1).getFirst();
        troubles.attempt(owner, job);
        navigate(StatementView.class);

        press("Explain this charge");

        var words = dialog();
        assertThat(words)
                .contains(
                        "Nothing is spent yet",
                        "A fig",
                        "nano-banana-2, 1:1 in 1K",
                        "7 credits",
                        "sandbox through Sandbox")
                .doesNotContain("Vendor's cost");

        people.setAdministrator(owner.user(), true);
        signIn(owner.user());
        navigate(StatementView.class);
        press("Explain this charge");
        assertThat(dialog()).contains("Vendor's cost: $0.039");
    }

    @Test
    void nobodyElsesChargeIsExplained() {
        var foreign = batches.submit(people.owner(), "A secret", 1).getFirst();
        var owners = batches.submit(owner, "The owner's plum", 1).getFirst();
        navigate(StatementView.class);

        dialogs.open(foreign.id());
        roundTrip();
        assertThat(find(Dialog.class).all()).isEmpty();

        signIn(member.user());
        navigate(StatementView.class);
        dialogs.open(owners.id());
        roundTrip();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(findInView(Button.class).all()).extracting(Button::getText).doesNotContain("Explain");
    }

    private void open(StatementFilter filter) {
        UI.getCurrent().navigate(StatementAddress.PATH, StatementAddress.of(filter));
        roundTrip();
    }

    private void grant() {
        ledger.grant(owner.team(), Credits.of(1), "Welcome", null, "test:" + TimeOrderedIds.next());
    }

    private String dialog() {
        return List.copyOf(find(Dialog.class).all()).getLast().getElement().getTextRecursively();
    }

    private CardTable<?> table() {
        return findInView(CardTable.class).single();
    }
}
