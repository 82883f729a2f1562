package app.plantain.web.ui.boards;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.SettableClock;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestPictures;
import app.plantain.web.ui.component.GalleryGrid;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.JsonNodeFactory;

@Import(TestPictures.class)
class BoardViewTests extends ViewTest {

    @Autowired
    Boards boards;

    @Autowired
    ShareLinks links;

    @Autowired
    Assets assets;

    @Autowired
    TestPictures pictures;

    @Autowired
    SettableClock clock;

    Member me;

    @BeforeEach
    void aMember() {
        me = people.owner();
        signIn(me.user());
    }

    @Test
    void withoutBoardsTheListSaysWhatABoardIs() {
        navigate(BoardsView.class);

        assertThat(text()).contains("Gather images on a board");
    }

    @Test
    void aNewBoardIsNamedAndOpened() {
        navigate(BoardsView.class);

        press("New board");
        fill("Name", "Summer");
        press("Make the board");

        assertThat(boards.list(me.team())).extracting(BoardOverview::name).containsExactly("Summer");
        assertThat(getCurrentView()).isInstanceOf(BoardView.class);
        assertThat(text()).contains("Nothing on this board yet");
    }

    @Test
    void aBoardWithoutANameIsNotMade() {
        navigate(BoardsView.class);

        press("New board");
        fill("Name", "  ");
        press("Make the board");

        assertThat(complaint("Name")).contains("1 to 80 characters");
        assertThat(boards.list(me.team())).isEmpty();
    }

    @Test
    void theListShowsHowMuchIsOnABoardAndWhetherItIsShared() {
        var board = boardOf(2);
        links.create(me, board, Duration.ofDays(1));

        navigate(BoardsView.class);

        assertThat(text()).contains("Summer", "2 images", "Shared");
    }

    @Test
    void anotherTeamsBoardLooksLikeOneThatIsGone() {
        var theirs = boards.create(people.owner(), "Secret");

        navigate(BoardView.class, theirs.toString());

        assertThat(text()).contains("This board is gone").doesNotContain("Secret");
    }

    @Test
    void anAddressThatIsNoneLooksLikeABoardThatIsGone() {
        navigate(BoardView.class, "nonsense");

        assertThat(text()).contains("This board is gone");
    }

    @Test
    void imagesTakenOffComeBackToTheirPlaces() {
        var board = boardOf(3);
        var before = ids(board);
        navigate(BoardView.class, board.toString());

        select(before.get(1));
        press("Take off the board");
        assertThat(ids(board)).containsExactly(before.get(0), before.get(2));

        press("Undo");
        assertThat(ids(board)).isEqualTo(before);
        assertThat(grid().getTiles()).hasSize(3);
    }

    @Test
    void theEndOfAPageBringsTheNext() {
        var board = boardOf(BoardImages.PAGE + 5);
        navigate(BoardView.class, board.toString());
        assertThat(grid().getTiles()).hasSize(BoardImages.PAGE);

        ComponentUtil.fireEvent(grid(), new GalleryGrid.MoreEvent(grid(), true));

        assertThat(grid().getTiles()).hasSize(BoardImages.PAGE + 5);
    }

    @Test
    void aBoardThatWentMeanwhileLeadsBackToAllBoards() {
        var board = boardOf(1);
        navigate(BoardView.class, board.toString());
        boards.delete(me, board);

        select(assets.page(me.team(), null, 1).getFirst().id());
        press("Take off the board");

        assertThat(getCurrentView()).isInstanceOf(BoardsView.class);
    }

    @Test
    void deletingAsksFirstAndKeepsTheImages() {
        var board = boardOf(1);
        navigate(BoardView.class, board.toString());

        press("Delete");
        assertThat(boards.list(me.team())).hasSize(1);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(boards.list(me.team())).isEmpty();
        assertThat(assets.page(me.team(), null, 10)).hasSize(1);
    }

    @Test
    void aLinkIsMadeForThirtyDaysAndRevoked() {
        var board = boardOf(1);
        navigate(BoardView.class, board.toString());

        press("Share");
        press("Make a link");
        var link = links.list(me.team(), board).getFirst();
        assertThat(Duration.between(link.createdAt(), link.expiresAt())).isEqualTo(Duration.ofDays(30));
        assertThat(text()).contains("/s/" + link.token(), "Active");

        press("Revoke");
        assertThat(links.find(link.token())).isPresent();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(links.find(link.token())).isEmpty();
        assertThat(text()).contains("Revoked");
    }

    @Test
    void theChoiceOfABoardAddsImagesAndSaysSo() {
        var board = boardOf(0);
        var said = new ArrayList<String>();
        new BoardPicker(boards, me, List.of(image()), said::add).open();

        find(NativeButton.class).all().stream()
                .filter(button -> button.getElement().getTextRecursively().contains("Summer"))
                .forEach(button -> test(button).click());

        assertThat(ids(board)).hasSize(1);
        assertThat(said).containsExactly("1 image is on Summer");
    }

    @Test
    void theChoiceOfANewBoardMakesIt() {
        new BoardPicker(boards, me, List.of(image()), said -> {}).open();

        fill("New board", "Winter");
        press("Make and add");

        assertThat(boards.list(me.team())).singleElement().satisfies(board -> {
            assertThat(board.name()).isEqualTo("Winter");
            assertThat(board.images()).isEqualTo(1);
        });
    }

    private BoardId boardOf(int images) {
        var board = boards.create(me, "Summer");
        for (var number = 0; number < images; number++) {
            clock.advance(Duration.ofSeconds(1));
            boards.add(me, board, List.of(image()));
        }
        return board;
    }

    private AssetId image() {
        return pictures.add(me, "Leaves");
    }

    private List<AssetId> ids(BoardId board) {
        return boards.images(me.team(), board, 0, 100).stream()
                .map(GalleryImage::id)
                .toList();
    }

    private GalleryGrid grid() {
        return find(GalleryGrid.class).single();
    }

    private void select(AssetId asset) {
        var ids = JsonNodeFactory.instance.arrayNode().add(asset.toString());
        ComponentUtil.fireEvent(grid(), new GalleryGrid.SelectionEvent(grid(), true, ids));
    }
}
