package app.plantain.web.ui.boards;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.gallery.Placement;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.component.Lightbox;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.UndoNotice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/** The images of a board, a page at a time; selected ones can be taken off, and put back again. */
final class BoardImages extends Div {

    static final int PAGE = 60;

    private final transient CurrentMember current;
    private final transient Boards boards;
    private final BoardId board;
    private final Runnable changed;
    private final GalleryGrid grid = new GalleryGrid();
    private final Lightbox lightbox = new Lightbox();
    private final Span selectedCount = new Span();
    private final Div bar = new Div();
    private final transient List<GalleryImage> loaded = new ArrayList<>();

    /** Makes the images of a board; {@code changed} is called when some came or went. */
    BoardImages(CurrentMember current, Boards boards, BoardId board, Runnable changed) {
        this.current = current;
        this.boards = boards;
        this.board = board;
        this.changed = changed;
        grid.setLabel("Images of the board");
        grid.setSelectable(true);
        grid.addMoreListener(event -> more());
        grid.addSelectionListener(event -> showSelected(event.ids().size()));
        grid.addOpenListener(
                event -> lightbox.open(loaded.stream().map(Pictures::slide).toList(), event.id()));
        fillBar();
        show();
    }

    private void fillBar() {
        var clear = new Button("Clear", click -> {
            grid.clearSelection();
            showSelected(0);
        });
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        selectedCount.addClassName("pl-fill");
        bar.add(selectedCount, clear, new Button("Take off the board", Icons.MINUS.create(), click -> takeOff()));
        bar.addClassName("pl-selection-bar");
        bar.getElement().setAttribute("role", "toolbar").setAttribute("aria-label", "Selected images");
        bar.setVisible(false);
    }

    private void show() {
        removeAll();
        loaded.clear();
        showSelected(0);
        var page = page();
        if (page.isEmpty()) {
            add(empty());
            return;
        }
        grid.setTiles(tiles(page), page.size() == PAGE);
        add(grid, bar, lightbox);
    }

    private static EmptyState empty() {
        var gallery = new Button("Open the gallery", click -> UI.getCurrent().navigate("gallery"));
        gallery.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                Icons.IMAGE_PLUS,
                "Nothing on this board yet",
                "Select images in the gallery, then choose Add to board.",
                gallery);
    }

    private void more() {
        var page = page();
        grid.append(tiles(page), page.size() == PAGE);
    }

    private List<GalleryImage> page() {
        var page = boards.images(current.require().team(), board, loaded.size(), PAGE);
        loaded.addAll(page);
        return page;
    }

    private void showSelected(int count) {
        selectedCount.setText(count == 1 ? "1 image selected" : "%,d images selected".formatted(count));
        bar.setVisible(count > 0);
    }

    private void takeOff() {
        var chosen = grid.getSelected().stream().map(AssetId::parse).toList();
        BoardGone.guard(() -> {
            var places = boards.remove(current.require(), board, chosen);
            grid.clearSelection();
            grid.remove(chosen.stream().map(AssetId::toString).toList());
            loaded.removeIf(image -> chosen.contains(image.id()));
            showSelected(0);
            if (loaded.isEmpty()) {
                show();
            }
            changed.run();
            new UndoNotice(BoardTexts.takenOff(places.size()), () -> putBack(places)).open();
        });
    }

    private void putBack(List<Placement> places) {
        BoardGone.guard(() -> {
            boards.putBack(current.require(), board, places);
            show();
            changed.run();
        });
    }

    private static List<GalleryTile> tiles(List<GalleryImage> images) {
        return images.stream().map(Pictures::tile).toList();
    }
}
