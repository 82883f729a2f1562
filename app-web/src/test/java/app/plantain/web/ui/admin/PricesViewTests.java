package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.UserId;
import app.plantain.core.prices.Price;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.SettableClock;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestPrices;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The prices are for a group of one team alone, so that no other test sees them. */
@Import({TestPrices.class, TestBatches.class})
class PricesViewTests extends ViewTest {

    private static final ModelId MODEL = new ModelId("nano-banana-2");

    @Autowired
    PriceBook book;

    @Autowired
    TestPrices prices;

    @Autowired
    TestBatches batches;

    @Autowired
    SettableClock clock;

    Member owner;
    UserId administrator;
    String group;

    @BeforeEach
    void aGroupAndAnAdministrator() {
        clock.advance(Duration.ofSeconds(1));
        owner = people.owner();
        group = prices.group(owner.team());
        prices.set(owner.team(), "1K", Credits.of(5));
        administrator = people.administrator();
        signIn(administrator);
        navigate(PricesView.class);
    }

    @Test
    void theRulesInForceTheGroupsAndWhoPaysAreShown() {
        assertThat(text())
                .contains("All teams", group, "5.00", "24.00", "Team groups", "Who pays")
                .contains("The vendor refuses the content", "The team pays nothing; what was held goes back");
    }

    @Test
    void aPriceIsShownBeforeItIsSavedAndCountsThen() {
        open();
        choose(ResolutionTier.ONE_K, ResolutionTier.TWO_K);
        fill("Credits an image", "6.50");
        fill("Reason", "Autumn");
        assertThat(button("Save").isEnabled()).isFalse();

        press("Preview");
        assertThat(text()).contains("These 2 combinations change", "5.00", "10.00", "6.50", group);
        assertThat(price(ResolutionTier.ONE_K)).contains(Credits.of(5));

        press("Save");
        assertThat(price(ResolutionTier.ONE_K)).contains(Credits.parse("6.50"));
        assertThat(price(ResolutionTier.TWO_K)).contains(Credits.parse("6.50"));
        assertThat(text()).contains("6.50");
        navigate(AuditView.class);
        assertThat(text()).contains("Set a price", "nano-banana-2 in 1K for " + group, "6.50 credits from", "Autumn");
    }

    @Test
    void whatIsChangedAfterThePreviewIsShownAnewBeforeItIsSaved() {
        open();
        choose(ResolutionTier.ONE_K);
        fill("Credits an image", "6");
        fill("Reason", "Autumn");
        press("Preview");

        fill("Credits an image", "60");

        assertThat(button("Save").isEnabled()).isFalse();
        assertThat(text()).doesNotContain("This changes");
    }

    @Test
    void theImagesOfTheLastMonthAreTried() {
        batches.submit(owner, "Leaves", 1);
        open();
        choose(ResolutionTier.ONE_K);
        fill("Credits an image", "6");
        fill("Reason", "Autumn");

        press("Preview");

        // Nothing was delivered in this test's application, where no engine runs.
        assertThat(text()).contains("What if");
    }

    @ParameterizedTest
    @CsvSource({
        "0, Autumn, 0, ''",
        "-1, Autumn, 0, ''",
        "much, Autumn, 0, ''",
        "6, ' ', 0, ''",
        "6, Autumn, few, ''",
        "6, Autumn, 4, 1"
    })
    void whatIsWrongIsSaidAtItsFieldAndNothingIsShown(String amount, String reason, String least, String most) {
        open();
        choose(ResolutionTier.ONE_K);
        fill("Credits an image", amount);
        fill("Reason", reason);
        fill("References from", least);
        fill("References to", most);

        press("Preview");

        assertThat(complaint("Credits an image")
                        + complaint("Reason")
                        + complaint("References from")
                        + complaint("References to"))
                .isNotEmpty();
        assertThat(button("Save").isEnabled()).isFalse();
    }

    @Test
    void withoutAResolutionNothingIsShown() {
        open();
        fill("Credits an image", "6");
        fill("Reason", "Autumn");

        press("Preview");

        assertThat(find(CheckboxGroup.class).single().getErrorMessage()).isEqualTo("Choose at least one resolution.");
    }

    @Test
    void aPriceThatIsWithdrawnLeavesThatOfAllTeams() {
        open();
        choose(ResolutionTier.ONE_K);
        find(Checkbox.class).all().stream()
                .filter(box -> box.getLabel() != null && box.getLabel().startsWith("Withdraw"))
                .findFirst()
                .orElseThrow()
                .setValue(true);
        fill("Reason", "No price of its own");

        press("Preview");
        assertThat(text()).contains("This changes", "7.00");
        press("Save");

        assertThat(price(ResolutionTier.ONE_K)).contains(Credits.of(7));
    }

    @Test
    void aPriceToComeIsListedAndCanBeTakenBack() {
        schedule("12");
        assertThat(text()).contains("Prices to come", "12.00", "Next month");

        press("Take back the price of nano-banana-2 · 1K · " + group);
        confirm();

        assertThat(text()).doesNotContain("Next month");
        clock.advance(Duration.ofDays(2));
        assertThat(price(ResolutionTier.ONE_K)).contains(Credits.of(5));
    }

    @Test
    void theHistoryKeepsWhatWasTakenBack() {
        schedule("12");
        press("Take back the price of nano-banana-2 · 1K · " + group);
        confirm();

        press("History of nano-banana-2, any references, " + group);

        assertThat(text()).contains("Nothing here is ever changed or deleted", "12.00", "Taken back: Next month");
    }

    @Test
    void aTeamIsPutIntoAGroupByItsName() {
        var other = people.owner();
        navigate(PricesView.class);

        press("Group a team");
        @SuppressWarnings("unchecked")
        ComboBox<TeamSummary> team = find(ComboBox.class).single();
        team.setValue(team.getListDataView()
                .getItems()
                .filter(one -> one.id().equals(other.team()))
                .findFirst()
                .orElseThrow());
        fill("Group", "<b>");
        press("Save");
        assertThat(complaint("Group")).startsWith("Name a group with letters");
        fill("Group", group);
        press("Save");

        assertThat(book.today(other.team())
                        .price(MODEL, ResolutionTier.ONE_K, 0)
                        .map(Price::amount))
                .contains(Credits.of(5));
        navigate(AuditView.class);
        assertThat(text()).contains("Changed the price group of a team");
    }

    private void schedule(String amount) {
        open();
        choose(ResolutionTier.ONE_K);
        fill("Credits an image", amount);
        fill("Reason", "Next month");
        find(DateTimePicker.class)
                .single()
                .setValue(LocalDateTime.ofInstant(clock.instant().plus(Duration.ofDays(1)), ZoneOffset.UTC));
        press("Preview");
        press("Save");
    }

    private void confirm() {
        var dialog = find(ConfirmDialog.class).all().getLast();
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        roundTrip();
    }

    private void open() {
        press("Change nano-banana-2, any references, " + group);
    }

    @SuppressWarnings("unchecked")
    private void choose(ResolutionTier... tiers) {
        ((CheckboxGroup<ResolutionTier>) find(CheckboxGroup.class).single()).setValue(Set.of(tiers));
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Optional<Credits> price(ResolutionTier tier) {
        return book.today(owner.team()).price(MODEL, tier, 0).map(Price::amount);
    }
}
