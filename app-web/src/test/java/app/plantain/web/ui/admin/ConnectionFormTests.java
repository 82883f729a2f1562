package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.identity.UserId;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Balance;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.Drifts;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionDrifts;
import app.plantain.core.routing.ConnectionEntry;
import app.plantain.core.routing.ConnectionProbe;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Corrections;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.TestPicture;
import app.plantain.core.testing.ScriptedProvider;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestTroubles;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;

@Import(TestTroubles.class)
class ConnectionFormTests extends ViewTest {

    private static final String ADDRESS = "https://93.184.215.14";
    private static final String KEY = "sk-4711";

    @Autowired
    Connections connections;

    @Autowired
    ConnectionProbe probe;

    @Autowired
    TestPicture pictures;

    @Autowired
    ConnectionDrifts drifts;

    @Autowired
    Router router;

    @Autowired
    ScriptedProvider vendor;

    @Autowired
    JdbcTemplate jdbc;

    UserId administrator;

    @BeforeEach
    void anAdministrator() {
        vendor.reset();
        administrator = people.administrator();
        signIn(administrator);
    }

    @AfterEach
    void disconnect() {
        jdbc.update("delete from connection_event");
        jdbc.update(
                "delete from vendor_connection where vendor = ?",
                vendor.vendor().value());
    }

    @Test
    void aVendorIsConnected() {
        navigate(ConnectionsView.class);
        press("Connect a vendor");
        choose();
        fill("Name", "Mine");
        fill("Base URL", ADDRESS + "/");
        fill("API key", KEY);
        fill("Weight", "3");
        models().select(new ModelId("nano-banana-2"));
        press("Save");

        assertThat(mine().takesJobs()).isTrue();
        assertThat(mine().weight()).isEqualTo(3);
        assertThat(mine().models()).containsExactly(new ModelId("nano-banana-2"));
        assertThat(keyTold()).isEqualTo(KEY);
        assertThat(text())
                .contains("Mine", ADDRESS, "Kept encrypted", "Unknown until tested")
                .doesNotContain(KEY);
        navigate(AuditView.class);
        assertThat(text()).contains("Connected a vendor", "Mine").doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "Name, ''",
        "Base URL, api.example.com",
        "Base URL, http://127.0.0.1:9000",
        "Base URL, http://localhost",
        "API key, ''",
        "API key, two words",
        "Priority, high",
        "Weight, 0",
        "Prices in dollars, nano-banana-2 1K much",
        "Price of a vendor's credit, -1",
        "Timeout, soon"
    })
    void whatCannotBeUsedIsSaidAtItsFieldAndChangesNothing(String field, String value) {
        navigate(ConnectionsView.class);
        press("Connect a vendor");
        choose();
        fill("Name", "Mine");
        fill("Base URL", ADDRESS);
        fill("API key", KEY);
        fill(field, value);
        press("Save");

        assertThat(complaint(field)).isNotEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void pricesAndOptionsAreWrittenAndShown() {
        add();
        navigate(ConnectionsView.class);
        press("Edit Mine");
        fill("Prices in dollars", "nano-banana-2 1K 0.067");
        fill("Price of a vendor's credit", "0.01");
        fill("Timeout", "30s");
        press("Save");

        assertThat(mine().settings()).containsEntry("timeout", "30s");
        assertThat(mine().creditPrice()).contains(Dollars.parse("0.01"));
        assertThat(text()).contains("nano-banana-2: 1K $0.067");
    }

    @Test
    void aTestPictureSaysItsPriceAndIsShown() {
        add();
        vendor.takes(VendorPrice.of("nano-banana-2", ResolutionTier.ONE_K, "0.067"));
        vendor.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(64, 64)));
        navigate(ConnectionsView.class);

        press("Make a test picture with Mine");
        assertThat(picture().getElement().getTextRecursively()).contains("nano-banana-2, 1:1 in 1K. Price: $0.067.");
        assertThat(vendor.submissions()).isEmpty();
        press("Make it for $0.067");

        arrives(() -> assertThat(picture().getElement().getTextRecursively()).contains("Cost: $0.067."));
        assertThat(find(Image.class).all()).anyMatch(image -> image.getSrc().startsWith("data:image/png;base64,"));
        navigate(AuditView.class);
        assertThat(text()).contains("Made a test picture");
    }

    @Test
    void aTestPictureThatFailsSaysWhy() {
        add();
        vendor.onSubmit(request -> {
            throw new ProviderException(FailureKind.BALANCE, Acceptance.NOT_ACCEPTED, "The account is empty.");
        });
        navigate(ConnectionsView.class);

        press("Make a test picture with Mine");
        press("Make it");

        arrives(() -> assertThat(picture().getElement().getTextRecursively())
                .contains("The account is empty. It cost nothing."));
    }

    @Test
    void whatIsNotAsTheVendorsPagePromisesIsShown() {
        add();
        vendor.onProbe(() -> {
            Drifts.tell("the balance has no unit");
            return new Probe.Untold();
        });
        router.providerOf(mine()).probe(mine().forProvider());

        navigate(ConnectionsView.class);

        assertThat(text()).contains("Contract drift, seen once", "the balance has no unit: once");
    }

    private TestPictureDialog picture() {
        return find(TestPictureDialog.class).single();
    }

    @Test
    void theSecretOfTheWebhookIsKeptAndNeverShown() {
        add();
        navigate(ConnectionsView.class);
        press("Webhook of Mine");
        assertThat(text()).contains("plantain.public-url");
        fill("Webhook secret", "short");
        press("Save");
        assertThat(complaint("Webhook secret")).contains("16 to 200");

        fill("Webhook secret", "whsec-0123456789ab");
        press("Save");

        assertThat(mine().settings()).containsKey(ProviderConnection.WEBHOOK_SECRET);
        assertThat(mine().settings().toString()).doesNotContain("whsec");
        assertThat(text()).contains("webhook-secret").doesNotContain("whsec", "v1:");
        navigate(AuditView.class);
        assertThat(text())
                .contains("Changed the webhook secret of a connection")
                .doesNotContain("whsec");
    }

    @Test
    void aConnectionIsEditedAndKeepsItsKey() {
        add();
        navigate(ConnectionsView.class);
        press("Edit Mine");
        fill("Name", "Ours");
        fill("Priority", "5");
        press("Save");

        assertThat(text()).contains("Ours").doesNotContain(KEY);
        assertThat(mine().name()).isEqualTo("Ours");
        assertThat(mine().priority()).isEqualTo(5);
        assertThat(keyTold()).isEqualTo(KEY);
    }

    @Test
    void anEditThatCannotBeUsedChangesNothing() {
        add();
        var before = mine();
        navigate(ConnectionsView.class);
        press("Edit Mine");
        fill("Name", "Ours");
        fill("Base URL", "https://93.184.215.15");
        press("Save");

        assertThat(complaint("API key")).startsWith("Give the key again");
        assertThat(mine()).isEqualTo(before);
    }

    @Test
    void aKeyIsRotated() {
        add();
        navigate(ConnectionsView.class);
        press("Rotate the key of Mine");
        fill("New API key", "two words");
        press("Rotate");
        assertThat(complaint("New API key")).isNotEmpty();
        assertThat(keyTold()).isEqualTo(KEY);

        fill("New API key", "sk-4712");
        press("Rotate");

        assertThat(keyTold()).isEqualTo("sk-4712");
        navigate(AuditView.class);
        assertThat(text()).contains("Rotated the key of a connection").doesNotContain("sk-47");
    }

    @Test
    void aConnectionIsTurnedOffAndOn() {
        add();
        navigate(ConnectionsView.class);

        press("Turn off Mine");
        assertThat(mine().takesJobs()).isFalse();
        press("Turn on Mine");
        assertThat(mine().takesJobs()).isTrue();
    }

    @Test
    void aTestShowsTheBalance() {
        add();
        vendor.onProbe(() -> new Probe.Told(new Balance(new BigDecimal("12.50"), "USD")));
        navigate(ConnectionsView.class);

        press("Test Mine");

        arrives(() -> assertThat(text()).contains("12.5 USD"));
    }

    @Test
    void aBalanceThatIsNotToldIsUnknownAndNotZero() {
        add();
        navigate(ConnectionsView.class);

        press("Test Mine");

        arrives(() -> assertThat(text()).contains("Unknown: this vendor has no question"));
    }

    @Test
    void aTestShowsThatTheKeyWorksWhereTheBalanceIsNotTold() {
        add();
        vendor.onProbe(Probe.Works::new);
        navigate(ConnectionsView.class);

        press("Test Mine");

        arrives(() -> assertThat(text()).contains("The key works. Unknown: this vendor does not tell the balance."));
    }

    @Test
    void whatAConnectionCanDoIsCorrectedAndTakenBack() {
        add();
        navigate(ConnectionsView.class);
        press("Correct what Mine can do");
        ticks("Resolutions").deselect(ResolutionTier.FOUR_K);
        fill("Most references", "2");
        press("Save");

        assertThat(mine().corrections().text()).isEqualTo("nano-banana-2 -4K references 2");
        assertThat(text()).contains("nano-banana-2: not 4K · at most 2 references");
        assertThat(router.offers()).allSatisfy(offer -> {
            assertThat(offer.tiers()).doesNotContain(ResolutionTier.FOUR_K);
            assertThat(offer.maxReferences()).isEqualTo(2);
        });

        press("Correct what Mine can do");
        press("As the adapter says");

        assertThat(mine().corrections()).isEqualTo(Corrections.NONE);
        navigate(AuditView.class);
        assertThat(text()).contains("Corrected what a connection can do", "nano-banana-2 -4K references 2");
    }

    @Test
    void aCorrectionThatLeavesNothingOrNoNumberIsRefused() {
        add();
        navigate(ConnectionsView.class);
        press("Correct what Mine can do");
        fill("Longest prompt", "long");
        press("Save");
        assertThat(complaint("Longest prompt")).contains("whole number");

        fill("Longest prompt", "");
        ticks("Resolutions").deselectAll();
        press("Save");

        assertThat(text()).contains("Leave nano-banana-2 a resolution");
        assertThat(mine().corrections()).isEqualTo(Corrections.NONE);
    }

    @SuppressWarnings("unchecked")
    private <T> CheckboxGroup<T> ticks(String label) {
        return (CheckboxGroup<T>) find(CheckboxGroup.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTestThatFailsSaysWhy() {
        add();
        vendor.onProbe(() -> {
            throw new ProviderException(FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED, "No such key");
        });
        navigate(ConnectionsView.class);

        press("Test Mine");

        arrives(() -> assertThat(text()).contains("The test failed", "No such key", "Unknown: the test failed"));
    }

    @Test
    void whatIsDeclaredInConfigurationSaysSoAndIsOnlyTurnedOffHere() {
        add();
        jdbc.update("update vendor_connection set version = version + 1, declared = true where name = 'Mine'");

        navigate(ConnectionsView.class);

        assertThat(text()).contains("Declared in configuration");
        assertThat(offered()).contains("Test Mine", "Turn off Mine").doesNotContain("Edit Mine", "Limits of Mine");
        assertThat(offered()).doesNotContain("Rotate the key of Mine");
    }

    @Test
    void aKeyOfAnotherMasterKeySaysWhatToDoAndIsPutRight() {
        add();
        jdbc.update(
                "update vendor_connection set version = version + 1, api_key_cipher = 'v1:000000000000:AAAA' where name = 'Mine'");
        navigate(ConnectionsView.class);
        assertThat(text()).contains("encrypted with another master key", "PLANTAIN_MASTER_KEY", "Cannot be read");

        press("Rotate the key of Mine");
        fill("New API key", "sk-4712");
        press("Rotate");

        assertThat(text()).doesNotContain("another master key");
        assertThat(keyTold()).isEqualTo("sk-4712");
    }

    @Test
    void whoIsNoAdministratorChangesNothing() {
        add();
        var before = mine();
        var member = people.owner().user();
        signIn(member);

        assertDenied(() -> connections.add(entry("Other"), KEY, member));
        assertDenied(() -> connections.edit(before.id(), entry("Other"), KEY, member));
        assertDenied(() -> connections.rotateKey(before.id(), "sk-4712", member));
        assertDenied(() -> connections.change(before.id(), false, Map.of(), member));
        assertDenied(() -> probe.probe(before.id()));
        assertDenied(() -> pictures.offer(before.id()));
        assertDenied(() -> drifts.of(before.id()));

        signIn(administrator);
        assertThat(mine()).isEqualTo(before);
    }

    private static void assertDenied(Runnable change) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(change::run);
    }

    private void add() {
        connections.add(entry("Mine"), KEY, administrator);
    }

    private ConnectionEntry entry(String name) {
        return new ConnectionEntry(vendor.vendor().value(), name, ADDRESS, List.of(), "", "");
    }

    private Connection mine() {
        return found().orElseThrow();
    }

    private Optional<Connection> found() {
        return connections.all().stream()
                .filter(one -> one.vendor().equals(vendor.vendor()))
                .findFirst();
    }

    /** The key with which the vendor is called. */
    private String keyTold() {
        router.providerOf(mine()).probe(mine().forProvider());
        return vendor.accounts().getLast().settings().getOrDefault(ProviderConnection.API_KEY, "");
    }

    private List<String> offered() {
        return find(Button.class).all().stream()
                .filter(Button::isVisible)
                .flatMap(button -> button.getAriaLabel().stream())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private void choose() {
        ((Select<VendorId>) find(Select.class).single()).setValue(vendor.vendor());
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<ModelId> models() {
        return (CheckboxGroup<ModelId>) find(CheckboxGroup.class).single();
    }
}
