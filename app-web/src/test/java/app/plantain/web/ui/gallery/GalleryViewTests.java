package app.plantain.web.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.identity.Member;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestPictures;
import app.plantain.web.ui.boards.BoardPicker;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.component.Lightbox;
import app.plantain.web.ui.part.EmptyState;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.JsonNodeFactory;

@Import({TestBatches.class, TestPictures.class})
class GalleryViewTests extends ViewTest {

    private static final int PAGE = 60;

    @Autowired
    TestPictures pictures;

    @Autowired
    TestBatches batches;

    @Autowired
    Assets assets;

    @Autowired
    Boards boards;

    Member me;

    @BeforeEach
    void aMember() {
        me = people.owner();
        signIn(me.user());
    }

    @Test
    void withoutImagesThePageSaysWhatIsKeptHereAndLeadsToTheStudio() {
        navigate(GalleryView.class);
        assertThat(text()).contains("No images yet", "byte for byte");

        press("Make an image");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEmpty();
    }

    @Test
    void imagesAreShownNewestFirst() {
        var first = pictures.add(me, "The first");
        var second = pictures.add(people.join(me.team(), Role.MEMBER), "The second");

        navigate(GalleryView.class);

        assertThat(shown()).containsExactly(second.toString(), first.toString());
        assertThat(find(GalleryGrid.class).single().getTiles().getFirst()).satisfies(tile -> {
            assertThat(tile.description()).isEqualTo("The second");
            assertThat(tile.source()).isEqualTo("media/assets/" + second + "/preview");
            assertThat(tile.badge()).isEqualTo("Sandbox");
        });
    }

    @Test
    void anotherTeamsImagesAreNotShown() {
        pictures.add(people.owner(), "A secret plan");

        navigate(GalleryView.class);

        assertThat(text()).contains("No images yet");
    }

    @Test
    void theEndOfAPageBringsTheNext() {
        IntStream.rangeClosed(0, PAGE).forEach(number -> pictures.add(me, "Image " + number));
        navigate(GalleryView.class);
        assertThat(shown()).hasSize(PAGE);

        ComponentUtil.fireEvent(grid(), new GalleryGrid.MoreEvent(grid(), true));

        assertThat(shown()).hasSize(PAGE + 1).doesNotHaveDuplicates();
    }

    @Test
    void anImageArrivesWithoutAReload() {
        navigate(GalleryView.class);

        var image = pictures.add(me, "Leaves");
        batches.submit(me, "Its job tells that something changed", 1);

        arrives(() -> assertThat(shown()).containsExactly(image.toString()));
        assertThat(find(EmptyState.class).all()).isEmpty();
    }

    @Test
    void anotherTeamsImageDoesNotArrive() {
        navigate(GalleryView.class);

        pictures.add(people.owner(), "A secret plan");
        var mine = pictures.add(me, "Leaves");
        batches.submit(me, "Its job tells that something changed", 1);

        arrives(() -> assertThat(shown()).containsExactly(mine.toString()));
    }

    @Test
    void anImageOpensLargeAmongItsNeighbours() {
        var first = pictures.add(me, "The first");
        var second = pictures.add(me, "The second");
        navigate(GalleryView.class);

        open(first);

        var call = lastCall("open");
        assertThat(call).contains("/large", second.toString());
        assertThat(call).endsWith(", " + first + "]");
    }

    @Test
    void aLargeImageTellsWhereItComesFromAndOffersItsOriginal() {
        var image = image(pictures.add(me, "Leaves", pictures.png(4000, 2000)));

        var slide = Pictures.slide(image);

        assertThat(slide.original()).isEqualTo("media/assets/" + image.id() + "/original?download");
        assertThat(slide.source()).isEqualTo("media/assets/" + image.id() + "/large");
        assertThat(slide.prompt()).isEqualTo("Leaves");
        assertThat(slide.width()).isEqualTo(2 * slide.height()).isLessThan(4000);
        assertThat(slide.facts())
                .contains(
                        new Lightbox.Fact("Model", "nano-banana-2"),
                        new Lightbox.Fact("Vendor", "sandbox"),
                        new Lightbox.Fact("Asked for", "3:2 in 1K"),
                        new Lightbox.Fact("Made by", "Person"))
                .anySatisfy(fact -> assertThat(fact.value()).startsWith("4000"));
    }

    @Test
    void aLargeImageBecomesAReferenceInTheStudio() {
        var image = pictures.add(me, "Leaves");
        navigate(GalleryView.class);

        act("reference", image);

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("?reference=" + image);
    }

    @Test
    void aLargeImageIsPutOnABoard() {
        var board = boards.create(me, "Summer");
        var image = pictures.add(me, "Leaves");
        navigate(GalleryView.class);

        act("board", image);
        choose("Summer");

        assertThat(boards.images(me.team(), board, 0, 10))
                .extracting(GalleryImage::id)
                .containsExactly(image);
        assertThat(test(find(Notification.class).single()).getText()).isEqualTo("1 image is on Summer");
    }

    @Test
    void selectedImagesArePutOnABoardTogether() {
        var board = boards.create(me, "Summer");
        var image = pictures.add(me, "Leaves");
        var other = pictures.add(me, "Roots");
        navigate(GalleryView.class);
        select(image, other);
        assertThat(text()).contains("2 images");

        press("Add to board");
        choose("Summer");

        assertThat(boards.images(me.team(), board, 0, 10))
                .extracting(GalleryImage::id)
                .containsExactlyInAnyOrder(image, other);
        assertThat(grid().getSelected()).isEmpty();
    }

    @Test
    void anImageThatIsNotShownIsNotPutOnABoard() {
        var theirs = pictures.add(people.owner(), "A secret plan");
        var board = boards.create(me, "Summer");
        pictures.add(me, "Leaves");
        navigate(GalleryView.class);

        act("board", theirs);
        choose("Summer");

        assertThat(boards.images(me.team(), board, 0, 10)).isEmpty();
    }

    @Test
    void theSelectionStaysWhenTheBoardIsGone() {
        var board = boards.create(me, "Summer");
        var image = pictures.add(me, "Leaves");
        navigate(GalleryView.class);
        select(image);
        press("Add to board");
        boards.delete(me, board);

        choose("Summer");

        assertThat(grid().getSelected()).containsExactly(image.toString());
        assertThat(find(BoardPicker.class).single().isOpened()).isTrue();
        assertThat(text()).contains("The board Summer is gone");
    }

    @Test
    void theSelectionCanBeGivenUp() {
        var image = pictures.add(me, "Leaves");
        navigate(GalleryView.class);
        select(image);

        press("Clear");

        assertThat(grid().getSelected()).isEmpty();
    }

    @Test
    void theRowsBecomeLowerAndHigherAgain() {
        pictures.add(me, "Leaves");
        navigate(GalleryView.class);

        press("Compact");
        assertThat(grid().getElement().getProperty("density")).isEqualTo("compact");

        press("Comfortable");
        assertThat(grid().getElement().getProperty("density")).isEqualTo("comfortable");
    }

    private GalleryImage image(AssetId id) {
        return assets.find(me.team(), id).orElseThrow();
    }

    private GalleryGrid grid() {
        return find(GalleryGrid.class).single();
    }

    private List<String> shown() {
        return find(GalleryGrid.class).all().stream()
                .flatMap(grid -> grid.getTiles().stream())
                .map(GalleryTile::id)
                .toList();
    }

    private void open(AssetId image) {
        ComponentUtil.fireEvent(grid(), new GalleryGrid.OpenEvent(grid(), true, image.toString()));
    }

    private void select(AssetId... images) {
        var ids = JsonNodeFactory.instance.arrayNode();
        List.of(images).forEach(image -> ids.add(image.toString()));
        ComponentUtil.fireEvent(grid(), new GalleryGrid.SelectionEvent(grid(), true, ids));
    }

    private void act(String action, AssetId image) {
        var lightbox = find(Lightbox.class).single();
        ComponentUtil.fireEvent(lightbox, new Lightbox.ActionEvent(lightbox, true, image.toString(), action));
        roundTrip();
    }

    private void choose(String board) {
        find(NativeButton.class).all().stream()
                .filter(button -> button.getElement().getTextRecursively().contains(board))
                .forEach(button -> test(button).click());
        roundTrip();
    }

    /** What was last sent to a function of the browser's side. */
    private static String lastCall(String function) {
        var ui = UI.getCurrent().getInternals();
        ui.getStateTree().runExecutionsBeforeClientResponse();
        return ui.dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(call -> call.getExpression().contains(function))
                .reduce((earlier, later) -> later)
                .map(call -> call.getParameters().subList(1, 3).toString())
                .orElseThrow();
    }
}
