package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.References;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Quotes;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionEntry;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Outlook;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestPictures;
import app.plantain.web.testing.TestTroubles;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.component.ReferenceDropzone;
import app.plantain.web.ui.jobs.JobDialog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import({TestBatches.class, TestPictures.class, TestTroubles.class})
class StudioViewTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Jobs jobs;

    @Autowired
    Generation generation;

    @Autowired
    Connections connections;

    @Autowired
    TestBatches batches;

    @Autowired
    TestTroubles troubles;

    @Autowired
    TestPictures pictures;

    @Autowired
    References references;

    @Autowired
    PriceBook book;

    @Autowired
    Quotes quotes;

    Member me;

    @BeforeEach
    void aMemberWithCredits() {
        me = people.owner();
        ledger.grant(me.team(), Credits.of(100), "Welcome", null, "test:" + me.team());
        signIn(me.user());
    }

    @Test
    void aNewTeamIsToldHowToBegin() {
        navigate(StudioView.class);

        assertThat(text()).contains("Your first picture is a sentence away", "press Generate");
    }

    @Test
    void aBatchThatWaitsSaysWhereItStandsAndThatItIsPaused() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        navigate(StudioView.class);
        assertThat(text()).contains("in line");

        generation.pause(me, job.batch());

        arrives(() -> assertThat(text()).contains("Paused").doesNotContain("in line"));
    }

    @Test
    void aBatchThatNeedsADecisionLeadsToIt() {
        var job = batches.submit(me, "Leaves", 1).getFirst();
        navigate(StudioView.class);

        troubles.doubt(me, job, Duration.ZERO);

        arrives(() -> assertThat(text()).contains("1 needs your decision"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nano-banana       | 1K  | 1 | 4 credits",
                "nano-banana-2     | 512 | 1 | 5 credits",
                "nano-banana-2     | 4K  | 1 | 15 credits",
                "nano-banana-pro   | 4K  | 1 | 24 credits",
                "nano-banana-2     | 1K  | 3 | 21 credits · 3 × 7"
            })
    void thePriceFollowsModelTierAndNumber(String model, String tier, int number, String price) {
        navigate(StudioView.class);

        choose(model, tier, number);

        assertThat(text()).contains(price);
    }

    @Test
    void theUsualResolutionIsChosenUntilAnotherOneIsAndAReferenceLeavesItChosen() {
        navigate(StudioView.class);
        model("nano-banana-2");
        assertThat(tier().getValue()).isEqualTo(ResolutionTier.ONE_K);

        tier().setValue(ResolutionTier.TWO_K);
        find(Composer.class)
                .single()
                .use(references.addFromGallery(me, pictures.add(me, "Leaves")).orElseThrow());

        assertThat(tier().getValue()).isEqualTo(ResolutionTier.TWO_K);
    }

    @Test
    void theFormSaysWhyReferencesAreOff() {
        signIn(people.administrator());
        var id = connections.add(
                new ConnectionEntry("odirouter", "Main", "https://93.184.215.14/model", List.of("nano-banana"), "", ""),
                "sk-4711",
                me.user());
        var sandbox = connections.all().stream()
                .filter(one -> one.name().equals("Sandbox"))
                .findFirst()
                .orElseThrow();
        connections.change(sandbox.id(), false, sandbox.settings(), me.user());
        try {
            signIn(me.user());
            navigate(StudioView.class);

            assertThat(text()).contains("References are off", "plantain.public-url");
        } finally {
            signIn(people.administrator());
            connections.change(sandbox.id(), true, sandbox.settings(), me.user());
            connections.change(id, false, Map.of(), me.user());
        }
    }

    @Test
    void noPriceIsShownForANumberThatCannotBeAskedFor() {
        navigate(StudioView.class);
        choose("nano-banana-2", "1K", 3);

        images().setValue(generation.maxImages() + 1);

        assertThat(text()).doesNotContain("× 7");
    }

    @Test
    void aModelThatCannotDoWhatWasChosenFallsBackToWhatItCan() {
        navigate(StudioView.class);
        choose("nano-banana-2", "4K", 1);

        model("nano-banana");

        assertThat(tier().getValue()).isEqualTo(ResolutionTier.ONE_K);
        assertThat(tier().getListDataView().getItems()).doesNotContain(ResolutionTier.FOUR_K);
        assertThat(text()).contains("4 credits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void withoutAPromptNothingIsSubmitted(String prompt) {
        navigate(StudioView.class);
        prompt().setValue(prompt);

        press("Generate");

        assertThat(prompt().isInvalid()).isTrue();
        assertThat(prompt().getErrorMessage()).isEqualTo("Write what you want to see.");
        assertNothingIsSubmitted();
    }

    @Test
    void aPromptThatNoModelTakesIsRefusedAtThePrompt() {
        navigate(StudioView.class);
        prompt().setValue("a".repeat(100_000));

        press("Generate");

        assertThat(prompt().isInvalid()).isTrue();
        assertThat(prompt().getErrorMessage()).contains("characters");
        assertNothingIsSubmitted();
    }

    @Test
    void aPromptThatIsMendedIsNotWrongAnyMore() {
        navigate(StudioView.class);
        press("Generate");

        prompt().setValue("Leaves");

        assertThat(prompt().isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aNumberThatCannotBeAskedForIsRefusedAtTheNumber(int number) {
        navigate(StudioView.class);
        prompt().setValue("Leaves");
        images().setValue(number);

        press("Generate");

        assertThat(images().isInvalid()).isTrue();
        assertThat(images().getErrorMessage()).isEqualTo("Ask for 1 to 100 images at once.");
        assertNothingIsSubmitted();
    }

    @Test
    void noNumberAtAllIsRefusedAtTheNumber() {
        navigate(StudioView.class);
        prompt().setValue("Leaves");
        images().clear();

        press("Generate");

        assertThat(images().isInvalid()).isTrue();
        assertThat(images().getErrorMessage()).isEqualTo("Write how many images you want.");
        assertNothingIsSubmitted();
    }

    @Test
    void moreThanTheTeamCanPaySaysWhatIsMissing() {
        navigate(StudioView.class);
        choose("nano-banana-pro", "4K", 5);
        prompt().setValue("Leaves");

        press("Generate");

        assertThat(text()).contains("Not enough credits", "120", "100");
        assertNothingIsSubmitted();
    }

    @Test
    void aRefusalGoesWhenTheNextTrySucceeds() {
        navigate(StudioView.class);
        choose("nano-banana-pro", "4K", 5);
        prompt().setValue("Leaves");
        press("Generate");

        images().setValue(1);
        press("Generate");

        assertThat(text()).doesNotContain("Not enough credits");
        assertThat(myJobs()).hasSize(1);
    }

    @Test
    void withoutAVendorNothingCanBeAskedFor() {
        signIn(people.administrator());
        var all = connections.all();
        all.forEach(one -> turn(one, false));
        signIn(me.user());
        try {
            navigate(StudioView.class);
            prompt().setValue("Leaves");

            press("Generate");

            assertThat(find(Select.class).single().getErrorMessage()).startsWith("No vendor is connected.");
            assertNothingIsSubmitted();
        } finally {
            signIn(people.administrator());
            all.forEach(one -> turn(one, one.enabled()));
        }
    }

    @Test
    void aBatchIsShownWithATileForEachOfItsJobs() {
        navigate(StudioView.class);
        submit("Seven leaves", 3);

        assertThat(text()).contains("Seven leaves", "0 of 3 done").doesNotContain("Your first picture");
        assertThat(tiles()).hasSize(3).allSatisfy(tile -> {
            assertThat(tile.state()).isEqualTo(GalleryTile.State.PENDING);
            assertThat(tile.label()).isEqualTo("Waiting");
        });
        assertThat(myJobs()).hasSize(3);
        assertThat(ledger.balance(me.team()).held()).isEqualTo(Credits.of(21));
    }

    @Test
    void theNewestBatchIsOnTop() {
        navigate(StudioView.class);
        submit("The first", 1);
        submit("The second", 1);

        assertThat(find(BatchPanel.class).all())
                .extracting(panel -> panel.getElement().getTextRecursively().contains("The second"))
                .containsExactly(true, false);
    }

    @Test
    void whoComesBackFindsTheLatestBatches() {
        navigate(StudioView.class);
        submit("Seven leaves", 2);

        navigate(StudioView.class);

        assertThat(text()).contains("Seven leaves");
        assertThat(tiles()).hasSize(2);
    }

    @Test
    void aChangeOfAJobArrivesWithoutAReload() {
        navigate(StudioView.class);
        submit("Seven leaves", 2);
        var job = myJobs().getFirst();

        generation.cancel(me, job.id());

        arrives(() -> {
            assertThat(text()).contains("1 of 2 done");
            assertThat(tile(job).label()).isEqualTo("Cancelled");
        });
    }

    @Test
    void aBatchOfAColleagueArrivesWithoutAReload() {
        var colleague = people.join(me.team(), Role.MEMBER);
        navigate(StudioView.class);

        batches.submit(colleague, "From next door", 1);

        arrives(() -> assertThat(text()).contains("From next door"));
    }

    @Test
    void aTileWithoutAnImageOpensItsJob() {
        navigate(StudioView.class);
        submit("Seven leaves", 1);

        open(myJobs().getFirst());

        assertThat(find(JobDialog.class).single().isOpened()).isTrue();
    }

    @Test
    void anotherTeamsBatchesAreNotShown() {
        batches.submit(people.owner(), "A secret plan", 1);

        navigate(StudioView.class);

        assertThat(text()).doesNotContain("A secret plan");
    }

    @Test
    void theSettingsOfAJobAreFilledIn() {
        var job = batches.submit(me, "Seven leaves", 1).getFirst();

        navigateToStudio("job", job.id().toString());

        assertThat(prompt().getValue()).isEqualTo("Seven leaves");
        assertThat(model().getValue().model()).isEqualTo(new ModelId("nano-banana-2"));
        assertThat(tier().getValue()).isEqualTo(ResolutionTier.ONE_K);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "reference"})
    void anAddressThatWasChangedFillsNothingIn(String parameter) {
        navigateToStudio(parameter, "nonsense");

        assertThat(prompt().getValue()).isEmpty();
    }

    @Test
    void anotherTeamsJobFillsNothingIn() {
        var theirs = batches.submit(people.owner(), "A secret plan", 1).getFirst();

        navigateToStudio("job", theirs.id().toString());

        assertThat(prompt().getValue()).isEmpty();
    }

    @Test
    void anImageOfTheGalleryBecomesAReference() {
        var image = pictures.add(me, "Leaves");

        navigateToStudio("reference", image.toString());

        assertThat(find(ReferenceDropzone.class).single().getReferences()).hasSize(1);
    }

    @Test
    void anotherTeamsImageBecomesNoReference() {
        var theirs = pictures.add(people.owner(), "A secret plan");

        navigateToStudio("reference", theirs.toString());

        assertThat(find(ReferenceDropzone.class).single().getReferences()).isEmpty();
    }

    @Test
    void whatNoConnectionCanDoIsOffAndSaysWhy() {
        var square = capabilities(ResolutionTier.FOUR_K, "1:1");
        var wide = capabilities(ResolutionTier.ONE_K, "1:1", "21:9");
        var offer = new ModelOffer(
                new ModelId("nano-banana-2"), List.of(way(square), way(wide)), Optional.of("References are off"));
        var composer = new Composer(
                references,
                me,
                only(offer),
                book,
                quotes,
                10,
                request -> new Outlook(Optional.empty(), Map.of()),
                request -> {});

        var text = composer.getElement();
        assertThat(tierOf(composer).getValue()).isEqualTo(ResolutionTier.ONE_K);
        assertThat(tierOf(composer).getItemEnabledProvider().test(ResolutionTier.TWO_K))
                .isFalse();
        assertThat(tierOf(composer).getHelperText()).isEqualTo("512, 2K: no connection that is on makes it.");
        assertThat(text.getTextRecursively()).contains("References are off");

        tierOf(composer).setValue(ResolutionTier.FOUR_K);
        var ratio = ratioOf(composer);
        assertThat(ratio.getHelperText()).isEqualTo("21:9: made in 1K only.");
        assertThat(ratio.getItemEnabledProvider().test(AspectRatio.parse("21:9")))
                .isFalse();
    }

    private static RoutingField.Ways only(ModelOffer offer) {
        return new RoutingField.Ways() {
            @Override
            public List<TeamPolicies.Choice> connections() {
                return List.of();
            }

            @Override
            public RoutingPolicy usual() {
                return RoutingPolicy.usual();
            }

            @Override
            public List<ModelOffer> offers(RoutingPolicy policy) {
                return List.of(offer);
            }

            @Override
            public List<ModelOffer> offers(VendorId vendor) {
                return List.of(offer);
            }
        };
    }

    private static ModelOffer.Way way(Capabilities capabilities) {
        return new ModelOffer.Way(new ConnectionId(TimeOrderedIds.next()), new VendorId("some"), capabilities);
    }

    private static Capabilities capabilities(ResolutionTier tier, String... ratios) {
        return new Capabilities(
                new ModelId("nano-banana-2"),
                Stream.of(ratios).map(AspectRatio::parse).toList(),
                List.of(tier),
                ReferenceTerms.NONE,
                100);
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<ResolutionTier> tierOf(Composer composer) {
        return (RadioButtonGroup<ResolutionTier>) groups(composer).get(1);
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<AspectRatio> ratioOf(Composer composer) {
        return (RadioButtonGroup<AspectRatio>) groups(composer).getFirst();
    }

    private static List<RadioButtonGroup<?>> groups(Composer composer) {
        var groups = new ArrayList<RadioButtonGroup<?>>();
        composer.getChildren()
                .flatMap(Component::getChildren)
                .filter(RadioButtonGroup.class::isInstance)
                .forEach(group -> groups.add((RadioButtonGroup<?>) group));
        return groups;
    }

    private void turn(Connection connection, boolean on) {
        connections.change(connection.id(), on, Map.copyOf(connection.settings()), me.user());
    }

    private void submit(String text, int number) {
        choose("nano-banana-2", "1K", number);
        prompt().setValue(text);
        press("Generate");
    }

    private void choose(String model, String tier, int number) {
        model(model);
        tier().setValue(ResolutionTier.parse(tier));
        images().setValue(number);
    }

    private void model(String wanted) {
        var offer = model().getListDataView()
                .getItems()
                .filter(one -> one.model().value().equals(wanted))
                .findFirst()
                .orElseThrow();
        model().setValue(offer);
    }

    @SuppressWarnings("unchecked")
    private Select<ModelOffer> model() {
        return find(Select.class).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<ResolutionTier> tier() {
        return find(RadioButtonGroup.class).all().stream()
                .filter(group -> group.getValue() instanceof ResolutionTier)
                .findFirst()
                .orElseThrow();
    }

    private TextArea prompt() {
        return find(TextArea.class).single();
    }

    private IntegerField images() {
        return find(IntegerField.class).single();
    }

    private List<GalleryTile> tiles() {
        return find(GalleryGrid.class).all().stream()
                .flatMap(grid -> grid.getTiles().stream())
                .toList();
    }

    private GalleryTile tile(JobView job) {
        return tiles().stream()
                .filter(tile -> tile.id().equals(job.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private void open(JobView job) {
        var grid = find(GalleryGrid.class).single();
        ComponentUtil.fireEvent(
                grid, new GalleryGrid.OpenEvent(grid, true, job.id().toString()));
        roundTrip();
    }

    private List<JobView> myJobs() {
        return jobs.page(me.team(), null, 100);
    }

    private void assertNothingIsSubmitted() {
        assertThat(myJobs()).isEmpty();
        assertThat(ledger.balance(me.team()).available()).isEqualTo(Credits.of(100));
        assertThat(text()).contains("Your first picture is a sentence away");
    }
}
