package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.Boards;
import app.plantain.web.account.CurrentMember;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers the address of a board that is not there with 404, as Vaadin would send the page that says so with 200. */
@Component
class GoneBoards implements VaadinServiceInitListener {

    private static final String BOARD = "/boards/";

    private final transient CurrentMember current;
    private final transient Boards boards;

    GoneBoards(CurrentMember current, Boards boards) {
        this.current = current;
        this.boards = boards;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::answer);
    }

    void answer(IndexHtmlResponse page) {
        if (namesABoard(page.getVaadinRequest()).filter(this::isGone).isPresent()) {
            page.getVaadinResponse().setStatus(HttpStatus.NOT_FOUND.value());
        }
    }

    private static Optional<String> namesABoard(VaadinRequest request) {
        return Optional.ofNullable(request.getPathInfo())
                .filter(path -> path.startsWith(BOARD) && path.length() > BOARD.length())
                .map(path -> path.substring(BOARD.length()));
    }

    private boolean isGone(String id) {
        try {
            var board = BoardId.parse(id);
            return current.find().flatMap(me -> boards.find(me.team(), board)).isEmpty();
        } catch (IllegalArgumentException noId) {
            return true;
        }
    }
}
