package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** One board in the list: its cover, its name, how much is on it, and whether it is shared. */
final class BoardTile extends ListItem {

    BoardTile(BoardOverview board) {
        var name = new Span(board.name());
        name.addClassNames("pl-board-name", "pl-clip");
        var facts = new Span(new Span(BoardTexts.images(board.images())));
        facts.addClassName("pl-board-facts");
        if (board.activeLinks() > 0) {
            facts.add(shared());
        }
        var link = new Anchor("boards/" + board.id(), cover(board), name, facts);
        link.addClassName("pl-board");
        link.getElement().setAttribute("router-link", true);
        add(link);
    }

    private static Component cover(BoardOverview board) {
        var frame = new Div();
        frame.addClassName("pl-board-cover");
        board.cover()
                .ifPresentOrElse(
                        asset -> {
                            var image = new Image(Pictures.address(asset, RenditionKind.PREVIEW), "");
                            image.getElement().setAttribute("loading", "lazy").setAttribute("decoding", "async");
                            frame.add(image);
                        },
                        () -> frame.add(Icons.IMAGES.create()));
        return frame;
    }

    private static Span shared() {
        var shared = new Span(Icons.LINK.create(), new Span("Shared"));
        shared.addClassName("pl-board-shared");
        return shared;
    }
}
