package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.generation.JobView;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.SettableClock;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.jobs.JobDialog;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The studio with the engine and the sandbox at work behind it. */
@Import(TestBatches.class)
@TestPropertySource(properties = {"db-scheduler.enabled=true", "plantain.sandbox.latency=0ms"})
class FinishedBatchTests extends ViewTest {

    @SuppressWarnings("NullAway.Init") // Spring sets it
    @TestBean(methodName = "running")
    SettableClock clock;

    @Autowired
    TestBatches batches;

    Member me;

    static SettableClock running() {
        return SettableClock.running();
    }

    @BeforeEach
    void aMember() {
        me = people.owner();
        signIn(me.user());
    }

    @Test
    void anImageTakesThePlaceOfItsTileAsSoonAsItIsStored() {
        navigate(StudioView.class);

        var job = batches.submit(me, "Seven leaves", 1).getFirst();

        arrives(() -> {
            assertThat(tile().state()).isEqualTo(GalleryTile.State.READY);
            assertThat(text()).contains("1 of 1 delivered");
        });
        assertThat(tile().source()).isEqualTo("media/assets/" + asset(job) + "/preview");
    }

    @Test
    void aFinishedTileOpensTheImageInsteadOfTheJob() {
        navigate(StudioView.class);
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        arrives(() -> assertThat(tile().state()).isEqualTo(GalleryTile.State.READY));

        var grid = find(GalleryGrid.class).single();
        ComponentUtil.fireEvent(grid, new GalleryGrid.OpenEvent(grid, true, tile().id()));

        assertThat(find(JobDialog.class).all()).isEmpty();
        var ui = UI.getCurrent().getInternals();
        ui.getStateTree().runExecutionsBeforeClientResponse();
        assertThat(ui.dumpPendingJavaScriptInvocations())
                .anySatisfy(call -> assertThat(call.getInvocation().getParameters())
                        .asString()
                        .contains("media/assets/" + asset(job) + "/large"));
    }

    private GalleryTile tile() {
        return find(GalleryGrid.class).single().getTiles().getFirst();
    }

    private String asset(JobView job) {
        return batches.now(me, job).asset().orElseThrow().toString();
    }
}
