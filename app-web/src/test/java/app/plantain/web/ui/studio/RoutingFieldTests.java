package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestTroubles;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A team with the sandbox and two connections of one vendor, which has {@code nano-banana-2} alone. */
@Import(TestTroubles.class)
class RoutingFieldTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Jobs jobs;

    @Autowired
    TestTroubles troubles;

    @Autowired
    JdbcTemplate jdbc;

    Member me;
    UUID ready;
    UUID paused;

    @BeforeEach
    void severalConnections() {
        ready = troubles.connect("scripted", "");
        jdbc.update("update vendor_connection set version = version + 1, name = 'Main' where id = ?", ready);
        paused = troubles.connect("scripted", "Your balance is 0");
        jdbc.update("update vendor_connection set version = version + 1, name = 'Spare' where id = ?", paused);
        me = people.owner();
        ledger.grant(me.team(), Credits.of(100), "Welcome", null, "test:" + me.team());
        signIn(me.user());
    }

    @AfterEach
    void disconnect() {
        troubles.disconnect(ready);
        troubles.disconnect(paused);
    }

    @Test
    void whereItWouldGoIsSaidAndWhatCannotMakeItIsOff() {
        navigate(StudioView.class);

        assertThat(field().getHelperText()).isEqualTo("It would go to Main, the only connection that can make it.");
        assertThat(field().getListDataView().getItems().map(Wish::title))
                .containsExactly(
                        "As usual: by priority",
                        "By priority",
                        "The cheapest",
                        "The fastest",
                        "Only at sandbox",
                        "Only at scripted",
                        "Only through Main",
                        "Only through Spare");
        assertThat(isOn("Only through Main")).isTrue();
        assertThat(isOn("Only at scripted")).isTrue();
        assertThat(isOn("Only through Spare")).isFalse();
        assertThat(line("Only through Spare")).contains("is paused until an administrator acts");
    }

    @Test
    void whatIsWishedGoesWithTheBatchAndStaysForTheNext() {
        navigate(StudioView.class);
        wish("Only through Main");
        submit();
        submit();

        assertThat(jobs.page(me.team(), null, 10))
                .hasSize(2)
                .allSatisfy(job ->
                        assertThat(job.askedPolicy()).contains(new RoutingPolicy.Pinned(new ConnectionId(ready))));
        assertThat(field().getValue().title()).isEqualTo("Only through Main");
    }

    @Test
    void anotherVendorOffersItsOwnModelsAndTheChosenOneStays() {
        navigate(StudioView.class);
        assertThat(model().getListDataView().getItems().map(ModelOffer::model))
                .containsExactly(new ModelId("nano-banana-2"));

        wish("Only at sandbox");

        assertThat(model().getListDataView().getItems().map(ModelOffer::model))
                .contains(new ModelId("nano-banana-pro"));
        assertThat(model().getValue().model()).isEqualTo(new ModelId("nano-banana-2"));
        assertThat(field().getHelperText()).contains("It would go to Sandbox");
        submit();
        assertThat(job().askedVendor()).contains(new VendorId("sandbox"));
    }

    @Test
    void theSettingsOfAJobBringItsWishBack() {
        navigate(StudioView.class);
        wish("The cheapest");
        submit();

        navigateToStudio("job", job().id().toString());

        assertThat(field().getValue().title()).isEqualTo("The cheapest");
    }

    private void submit() {
        find(TextArea.class).single().setValue("Leaves");
        press("Generate");
    }

    private JobView job() {
        return jobs.page(me.team(), null, 1).getFirst();
    }

    private void wish(String title) {
        field().setValue(named(title));
    }

    private boolean isOn(String title) {
        return field().getItemEnabledProvider().test(named(title));
    }

    private String line(String title) {
        return find(RoutingField.class).single().line(named(title)).getElement().getTextRecursively();
    }

    private Wish named(String title) {
        return field().getListDataView()
                .getItems()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<Wish> field() {
        return (Select<Wish>) find(Select.class).all().stream()
                .filter(one ->
                        "Where the images are made".equals(one.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<ModelOffer> model() {
        return (Select<ModelOffer>) find(Select.class).all().stream()
                .filter(one -> "Model".equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
