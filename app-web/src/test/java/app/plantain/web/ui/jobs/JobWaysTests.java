package app.plantain.web.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetRequest;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Credits;
import app.plantain.core.generation.EngineControl;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.Priority;
import app.plantain.core.generation.QueuePlace;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestTroubles;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.component.virtuallist.VirtualListTester;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What people do about jobs that wait, are in doubt or ended without an image. */
@Import({TestBatches.class, TestTroubles.class})
class JobWaysTests extends ViewTest {

    @Autowired
    Generation generation;

    @Autowired
    Jobs jobs;

    @Autowired
    EngineControl control;

    @Autowired
    TeamBudgets budgets;

    @Autowired
    BudgetWishes wishes;

    @Autowired
    TestBatches batches;

    @Autowired
    TestTroubles troubles;

    @Autowired
    JobParts parts;

    Member me;

    @BeforeEach
    void aMember() {
        me = people.owner();
        signIn(me.user());
    }

    @Test
    void aWaitingJobKnowsItsPlaceInTheLine() {
        var waiting = batches.submit(me, "Leaves", 2);
        navigate(JobsView.class);
        var before = place(waiting.get(0));

        assertThat(row(1)).contains(JobTexts.place(before));
        assertThat(place(waiting.get(1)).position()).isGreaterThan(before.position());
    }

    @Test
    void aPlaceInTheLineIsNoLongerShownOnceTheBatchIsPaused() {
        var waiting = batches.submit(me, "Leaves", 1).getFirst();
        navigate(JobsView.class);
        assertThat(row(0)).contains("in line");

        generation.pause(me, waiting.batch());

        arrives(() -> assertThat(row(0)).contains("Paused").doesNotContain("in line"));
    }

    @Test
    void anotherTeamsJobHasNoPlaceHere() {
        var foreign = batches.submit(people.owner(), "A secret plan", 1);

        assertThat(parts.places(me, foreign)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, Next in line",
        "2, 0, 2nd in line",
        "3, 120, '3rd in line, about 2 min'",
        "11, 12, '11th in line, about 10 s'",
        "21, 3600, '21st in line, about 60 min'",
        "112, 9000, '112th in line, about 3 h'"
    })
    void aPlaceIsSaidInWords(int position, long seconds, String words) {
        var estimate = seconds == 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofSeconds(seconds));

        assertThat(JobTexts.place(new QueuePlace(position, estimate))).isEqualTo(words);
    }

    @Test
    void aBatchIsPausedAndResumedFromItsMenu() {
        var job = batches.submit(me, "Leaves", 2).getFirst();
        open(job);

        choose("Pause batch");
        assertThat(batches.now(me, job).paused()).isTrue();

        choose("Resume batch");
        assertThat(batches.now(me, job).paused()).isFalse();
    }

    @Test
    void aBatchGoesFirstOrLast() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        open(job);

        choose("Goes first");
        assertThat(batches.now(me, job).priority()).isEqualTo(Priority.FIRST);

        choose("Goes last");
        assertThat(batches.now(me, job).priority()).isEqualTo(Priority.LAST);
    }

    @Test
    void cancellingABatchAsksFirst() {
        var all = batches.submit(me, "Leaves", 3);
        open(all.getFirst());

        choose("Cancel 3 images");
        assertThat(batches.now(me, all.getFirst()).state()).isEqualTo(JobState.QUEUED);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(jobs.ofBatch(me.team(), all.getFirst().batch()))
                .extracting(JobView::state)
                .containsOnly(JobState.CANCELLED);
    }

    @Test
    void aCancelledJobIsSubmittedAgainFromTheNotice() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        open(job);

        press("Cancel");
        press("Submit again");

        assertThat(batches.now(me, job).retriedAs()).isPresent();
    }

    @Test
    void aRetryThatABudgetRefusesLeadsToARequestForMore() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        budgets.add(me, BudgetSubject.of(me.user()), BudgetPeriod.DAY, "8", Hardness.HARD);
        open(job);
        press("Cancel");
        batches.submit(me, "Other leaves", 1);

        press("Submit again");

        assertThat(batches.now(me, job).retriedAs()).isEmpty();
        assertThat(UI.getCurrent().getElement().getTextRecursively())
                .contains("Your daily budget of 8 credits has 1 left, and this needs 7.");
        press("Ask for more");
        press("Ask");
        assertThat(wishes.open(me)).extracting(BudgetRequest::amount).containsExactly(Credits.of(6));
    }

    @Test
    void theDialogSaysWhyAConnectionWasTakenAndKeepsMoneyToAdministrators() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        troubles.attempt(me, job);

        open(job);
        assertThat(dialog())
                .contains("Main took it, the cheapest of the 2 that can make it.", "Spare", "is dearer")
                .doesNotContain("$");

        signIn(people.administrator());
        open(job);
        assertThat(dialogs()).contains("Vendor's cost: $0.039, by the list of prices", "$0.05");
    }

    private String dialogs() {
        return find(JobDialog.class).all().getLast().getElement().getTextRecursively();
    }

    @Test
    void aDoubtIsFirstAskedAtTheVendor() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        troubles.doubt(me, job, Duration.ofMinutes(2));

        open(job);

        assertThat(dialog()).contains("Checking with the vendor").doesNotContain("Needs your decision");
    }

    @Test
    void aDoubtThatLastsIsTakenAsFailedByAPerson() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        troubles.doubt(me, job, Duration.ZERO);
        open(job);

        press("Take as failed: 7 credits come back");

        var now = batches.now(me, job);
        assertThat(now.state()).isEqualTo(JobState.FAILED);
        assertThat(now.charged())
                .hasValueSatisfying(charged -> assertThat(charged.isZero()).isTrue());
    }

    @Test
    void aDoubtThatLastsIsSubmittedAgainAfterAsking() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        troubles.doubt(me, job, Duration.ZERO);
        open(job);

        press("Try again: it may be billed twice");
        assertThat(batches.now(me, job).state()).isEqualTo(JobState.IN_DOUBT);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(batches.now(me, job).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void whatNeedsADecisionIsCountedAndFound() {
        var doubted = batches.submit(me, "Leaves in doubt", 1).getFirst();
        batches.submit(me, "Other leaves", 1);
        troubles.doubt(me, doubted, Duration.ZERO);

        navigateTo("to-decide");

        assertThat(rows()).singleElement().asString().contains("Leaves in doubt", "Needs your decision");
        assertThat(filters()).contains("To decide1", "Open2");
    }

    @Test
    void whatSomebodyElseDecidesGoesFromTheList() {
        var doubted = batches.submit(me, "Leaves", 1).getFirst();
        troubles.doubt(me, doubted, Duration.ZERO);
        navigateTo("to-decide");

        generation.decide(me, doubted.id(), Generation.Doubt.GIVE_UP);

        arrives(() -> assertThat(text()).contains("Nothing to decide"));
    }

    @Test
    void anotherTeamsDoubtIsNeitherCountedNorShown() {
        var other = people.owner();
        troubles.doubt(other, batches.submit(other, "A secret plan", 1).getFirst(), Duration.ZERO);

        navigateTo("to-decide");

        assertThat(text()).contains("Nothing to decide").doesNotContain("A secret plan");
        assertThat(filters()).contains("To decide").doesNotContain("To decide1");
    }

    @Test
    void anotherTeamsJobOpensEmpty() {
        var foreign = batches.submit(people.owner(), "A secret plan", 1).getFirst();

        open(foreign);

        assertThat(find(JobDialog.class).single().getElement().getTextRecursively())
                .doesNotContain("A secret plan");
    }

    @Test
    void severalFailuresAreTriedAgainTogether() {
        var lost = batches.submit(me, "Leaves", 3);
        generation.cancel(me, lost.getFirst().batch());
        navigateTo("without-image");
        assertThat(rows()).hasSize(3);

        test(selectAll()).click();
        press("Try 3 images again");

        assertThat(lost).allMatch(job -> batches.now(me, job).retriedAs().isPresent());
    }

    @Test
    void severalJobsAreCancelledTogetherAfterAsking() {
        var open = batches.submit(me, "Leaves", 2);
        navigateTo("open");

        test(selectAll()).click();
        press("Cancel");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(open).allMatch(job -> batches.now(me, job).state() == JobState.CANCELLED);
    }

    @Test
    void aFailureIsTriedAtAnotherVendorThatCanDoIt() {
        var connection = troubles.connect("scripted", "");
        try {
            var job = batches.submit(me, "Leaves", 1).getFirst();
            generation.cancel(me, job.id());
            open(job);

            choose("scripted");

            var again = batches.now(me, job).retriedAs().orElseThrow();
            assertThat(jobs.find(me.team(), again)).isPresent();
        } finally {
            troubles.disconnect(connection);
        }
    }

    @Test
    void everybodyIsToldThatAllJobsArePausedAndOnlyAdministratorsCanResume() {
        var administrator = people.administrator();
        navigate(JobsView.class);
        signIn(administrator);
        control.pause(administrator);
        try {
            signIn(me.user());
            arrives(() -> assertThat(text()).contains("All jobs are paused"));
            assertThat(text()).doesNotContain("Resume all");
        } finally {
            signIn(administrator);
            control.resume(administrator);
        }
        signIn(me.user());
        arrives(() -> assertThat(banner().isVisible()).isFalse());
    }

    private PauseBanner banner() {
        return getCurrentView().getElement().getComponent().stream()
                .flatMap(view -> view.getChildren())
                .filter(PauseBanner.class::isInstance)
                .map(PauseBanner.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private QueuePlace place(JobView job) {
        return Optional.ofNullable(parts.places(me, List.of(job)).get(job.id())).orElseThrow();
    }

    private void open(JobView job) {
        parts.dialog(me, job.id()).open();
        roundTrip();
    }

    private void navigateTo(String filter) {
        UI.getCurrent().navigate("jobs", QueryParameters.of("show", filter));
        roundTrip();
    }

    private String filters() {
        return find(JobFilters.class).single().getElement().getTextRecursively();
    }

    private String dialog() {
        return find(JobDialog.class).single().getElement().getTextRecursively();
    }

    /** Chooses from a menu, however deep, as soon as it offers that. */
    private void choose(String text) {
        arrives(() -> assertThat(entries(text)).isNotEmpty());
        var entry = entries(text).getFirst();
        ComponentUtil.fireEvent(entry, new ClickEvent<>(entry, false, 0, 0, 0, 0, 1, 0, false, false, false, false));
        roundTrip();
    }

    private List<MenuItem> entries(String text) {
        return find(MenuBar.class).all().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(JobWaysTests::withChildren)
                .filter(one -> one.getElement().getTextRecursively().equals(text))
                .toList();
    }

    private static Stream<MenuItem> withChildren(MenuItem item) {
        return Stream.concat(
                Stream.of(item), item.getSubMenu().getItems().stream().flatMap(JobWaysTests::withChildren));
    }

    private Checkbox selectAll() {
        return find(Checkbox.class).all().stream()
                .filter(box -> box.getAriaLabel()
                        .filter("Select all that are shown"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private String row(int index) {
        return list().getItemComponent(index).getElement().getTextRecursively();
    }

    private List<String> rows() {
        return IntStream.range(0, list().size()).mapToObj(this::row).toList();
    }

    @SuppressWarnings("unchecked")
    private VirtualListTester<VirtualList<JobView>, JobView> list() {
        return test(VirtualListTester.class, find(VirtualList.class).single());
    }
}
