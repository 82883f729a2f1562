package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.Boards;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = "boards", layout = WorkspaceLayout.class)
@PageTitle("Boards · Plantain")
@PermitAll
class BoardsView extends Div implements BeforeEnterObserver {

    private final transient CurrentMember current;
    private final transient Boards boards;

    BoardsView(CurrentMember current, Boards boards) {
        this.current = current;
        this.boards = boards;
        addClassName("pl-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        current.find()
                .ifPresentOrElse(
                        this::show,
                        () -> add(new EmptyState(
                                Icons.USERS, "You belong to no team", "Ask the owner of a team for an invitation.")));
    }

    private void show(Member me) {
        var all = boards.list(me.team());
        if (all.isEmpty()) {
            add(
                    new PageHeader("Boards", ""),
                    new EmptyState(
                            Icons.LAYERS,
                            "Gather images on a board",
                            "A board collects images that belong together, and a link shows them to people without an"
                                    + " account. Make one, then add images to it from the gallery.",
                            newBoard()));
        } else {
            add(new PageHeader("Boards", count(all.size()), newBoard()), tiles(all));
        }
    }

    private static String count(int boards) {
        return boards == 1 ? "1 board" : "%,d boards".formatted(boards);
    }

    private static UnorderedList tiles(List<BoardOverview> all) {
        var tiles = new UnorderedList();
        tiles.addClassName("pl-boards");
        all.forEach(board -> tiles.add(new BoardTile(board)));
        return tiles;
    }

    private Button newBoard() {
        var button = new Button(
                "New board",
                Icons.PLUS.create(),
                click -> new BoardNameDialog("New board", "Make the board", "", this::create).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void create(String name) {
        var board = boards.create(current.require(), name);
        UI.getCurrent().navigate(BoardView.class, board.toString());
    }
}
