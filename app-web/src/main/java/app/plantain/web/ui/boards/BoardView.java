package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.Boards;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

@Route(value = "boards", layout = WorkspaceLayout.class)
@PermitAll
class BoardView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient CurrentMember current;
    private final transient Boards boards;
    private final transient ShareDialogs shareDialogs;
    private String title = "Board gone";
    private PageHeader header = new PageHeader("", "");

    BoardView(CurrentMember current, Boards boards, ShareDialogs shareDialogs) {
        this.current = current;
        this.boards = boards;
        this.shareDialogs = shareDialogs;
        addClassName("pl-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        removeAll();
        find(id).ifPresentOrElse(this::show, () -> add(BoardGone.page()));
    }

    @Override
    public String getPageTitle() {
        return title + " · Plantain";
    }

    private Optional<BoardOverview> find(String id) {
        try {
            var board = BoardId.parse(id);
            return current.find().flatMap(me -> boards.find(me.team(), board));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private void show(BoardOverview board) {
        title = board.name();
        header = new PageHeader(board.name(), subtitle(board), actions(board));
        add(back(), header, new BoardImages(current, boards, board.id(), () -> refresh(board.id())));
    }

    private static String subtitle(BoardOverview board) {
        return BoardTexts.images(board.images()) + " · " + BoardTexts.links(board.activeLinks());
    }

    private void refresh(BoardId id) {
        boards.find(current.require().team(), id).ifPresent(board -> {
            header.setHeading(board.name());
            header.setSubtitle(subtitle(board));
            title = board.name();
            UI.getCurrent().getPage().setTitle(getPageTitle());
        });
    }

    private static Anchor back() {
        var back = new Anchor("boards", Icons.ARROW_LEFT.create(), new Span("All boards"));
        back.addClassName("pl-back");
        back.getElement().setAttribute("router-link", true);
        return back;
    }

    private Div actions(BoardOverview board) {
        var share = new Button("Share", Icons.SHARE_2.create(), click -> share(board.id()));
        share.addThemeVariants(ButtonVariant.PRIMARY);
        var delete = new Button("Delete", Icons.TRASH_2.create(), click -> delete(board.id()));
        var row = new Div(new Button("Rename", Icons.PENCIL.create(), click -> rename(board.id())), delete, share);
        row.addClassNames("pl-row", "pl-row-tight");
        return row;
    }

    private void share(BoardId id) {
        var dialog = shareDialogs.of(id);
        dialog.addClosedListener(closed -> refresh(id));
        dialog.open();
    }

    private void rename(BoardId id) {
        new BoardNameDialog(
                        "Rename the board",
                        "Rename",
                        title,
                        name -> BoardGone.guard(() -> {
                            boards.rename(current.require(), id, name);
                            refresh(id);
                        }))
                .open();
    }

    private void delete(BoardId id) {
        Attempt.afterAsking(
                "Delete the board " + title + "?",
                "Its share links stop working at once. The images stay in the gallery.",
                "Delete",
                () -> BoardGone.guard(() -> {
                    boards.delete(current.require(), id);
                    UI.getCurrent().navigate(BoardsView.class);
                }));
    }
}
