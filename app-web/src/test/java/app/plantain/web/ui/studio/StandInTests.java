package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.RequestShape;
import app.plantain.core.routing.Router;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestTroubles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** When the sandbox draws: nobody gets a drawing who wants a picture. */
@Import(TestTroubles.class)
class StandInTests extends ViewTest {

    @Autowired
    Router router;

    @Autowired
    TestTroubles troubles;

    private Optional<UUID> vendor = Optional.empty();

    @AfterEach
    void noVendorIsThere() {
        vendor.ifPresent(troubles::disconnect);
    }

    @Test
    void whileNoVendorIsConnectedItDraws() {
        assertThat(vendors(Optional.empty())).containsExactly("sandbox");
        assertThat(models()).contains("nano-banana", "nano-banana-pro");
    }

    @Test
    void onceAVendorIsConnectedItIsAskedByNameOnly() {
        vendor = Optional.of(troubles.connect("scripted", ""));

        assertThat(vendors(Optional.empty())).containsExactly("scripted");
        assertThat(vendors(Optional.of("sandbox"))).containsExactly("sandbox");
        assertThat(models()).containsExactly("nano-banana-2");
    }

    @Test
    void itDoesNotTakeOverFromAVendorThatIsPaused() {
        vendor = Optional.of(troubles.connect("scripted", "Your balance is 0"));

        assertThat(vendors(Optional.empty())).isEmpty();
    }

    private List<String> vendors(Optional<String> asked) {
        var shape = new RequestShape(
                new ModelId("nano-banana-2"),
                asked.map(VendorId::new),
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                0,
                10);
        return router.candidates(shape).stream()
                .map(Connection::vendor)
                .map(VendorId::value)
                .toList();
    }

    private List<String> models() {
        return router.offers().stream()
                .map(ModelOffer::model)
                .map(ModelId::value)
                .toList();
    }
}
