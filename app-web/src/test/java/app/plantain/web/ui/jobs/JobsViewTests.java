package app.plantain.web.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobView;
import app.plantain.core.identity.Member;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.component.virtuallist.VirtualListTester;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(TestBatches.class)
class JobsViewTests extends ViewTest {

    @Autowired
    Generation generation;

    @Autowired
    TestBatches batches;

    Member me;

    @BeforeEach
    void aMember() {
        me = people.owner();
        signIn(me.user());
    }

    @Test
    void withoutJobsThePageSaysWhatOneIsAndLeadsToTheStudio() {
        navigate(JobsView.class);
        assertThat(text()).contains("No jobs yet", "Nothing is running.");

        press("Make an image");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEmpty();
    }

    @Test
    void aJobIsShownWithWhatWasAskedForAndWhatItHolds() {
        batches.submit(me, "Seven leaves", 1);

        navigate(JobsView.class);

        assertThat(text()).contains("1 job is open.");
        assertThat(row(0)).contains("Seven leaves", "nano-banana-2 · 1:1 · 1K", "Queued", "7 held", "just now");
    }

    @Test
    void theNewestJobIsOnTop() {
        batches.submit(me, "The first", 1);
        batches.submit(me, "The second", 1);

        navigate(JobsView.class);

        assertThat(row(0)).contains("The second");
        assertThat(row(1)).contains("The first");
    }

    @Test
    void aColleaguesJobIsShown() {
        batches.submit(people.join(me.team(), Role.MEMBER), "From next door", 1);

        navigate(JobsView.class);

        assertThat(row(0)).contains("From next door");
    }

    @Test
    void anotherTeamsJobsAreNotShown() {
        batches.submit(people.owner(), "A secret plan", 1);

        navigate(JobsView.class);

        assertThat(text()).contains("No jobs yet", "Nothing is running.");
    }

    @Test
    void anotherTeamsJobDoesNotArrive() {
        batches.submit(me, "Seven leaves", 1);
        navigate(JobsView.class);

        batches.submit(people.owner(), "A secret plan", 1);
        batches.submit(me, "Eight leaves", 1);

        arrives(() -> assertThat(rows()).anyMatch(row -> row.contains("Eight leaves")));
        assertThat(rows()).hasSize(2).noneMatch(row -> row.contains("A secret plan"));
    }

    @Test
    void aNewJobArrivesWithoutAReload() {
        navigate(JobsView.class);

        batches.submit(me, "Seven leaves", 2);

        arrives(() -> {
            assertThat(text()).contains("2 jobs are open.").doesNotContain("No jobs yet");
            assertThat(rows()).hasSize(2);
        });
    }

    @Test
    void aChangeOfAJobArrivesWithoutAReload() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        navigate(JobsView.class);

        generation.cancel(me, job.id());

        arrives(() -> {
            assertThat(row(0)).contains("Cancelled", "free");
            assertThat(text()).contains("Nothing is running.");
        });
    }

    @Test
    void olderJobsComeAPageAtATime() {
        batches.submit(me, "The very first", 1);
        batches.submit(me, "Many leaves", 100);
        navigate(JobsView.class);
        assertThat(rows()).hasSize(100).noneMatch(row -> row.contains("The very first"));

        press("Show older jobs");

        assertThat(rows()).hasSize(101).last().asString().contains("The very first");
        assertThat(older().isVisible()).isFalse();
    }

    @Test
    void aJobOpensWithAllThatIsKnownOfIt() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        navigate(JobsView.class);

        open(job);

        assertThat(text()).contains("1:1 in 1K", "7 held", "Person");
        assertThat(dialog().isOpened()).isTrue();
    }

    @Test
    void anOpenJobIsCancelledFromItsDetails() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        navigate(JobsView.class);
        open(job);

        press("Cancel");

        assertThat(batches.now(me, job).state().isFinished()).isTrue();
        assertThat(text()).contains("Cancelled. 7 credits came back.");
    }

    @Test
    void theDetailsOfAJobStayCurrent() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        navigate(JobsView.class);
        open(job);

        generation.cancel(me, job.id());

        arrives(() -> assertThat(dialog().getElement().getTextRecursively()).contains("Cancelled"));
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .contains("Use these settings")
                .doesNotContain("Cancel");
    }

    @Test
    void theSettingsOfAJobAreTakenToTheStudio() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();
        generation.cancel(me, job.id());
        navigate(JobsView.class);
        open(job);

        press("Use these settings");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("?job=" + job.id());
    }

    private String row(int index) {
        return component(index).getElement().getTextRecursively();
    }

    private List<String> rows() {
        return IntStream.range(0, list().size()).mapToObj(this::row).toList();
    }

    private Component component(int index) {
        return list().getItemComponent(index);
    }

    @SuppressWarnings("unchecked")
    private VirtualListTester<VirtualList<JobView>, JobView> list() {
        return test(VirtualListTester.class, find(VirtualList.class).single());
    }

    private void open(JobView job) {
        component(0)
                .getChildren()
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(job.prompt()))
                .forEach(Button::click);
        roundTrip();
    }

    private JobDialog dialog() {
        return find(JobDialog.class).single();
    }

    private Button older() {
        return getCurrentView().getElement().getComponent().stream()
                .flatMap(view -> view.getChildren().flatMap(Component::getChildren))
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
