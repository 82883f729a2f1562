package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.address.PublicAddress;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Knows what the share dialog of any board needs. */
@Component
class ShareDialogs {

    private final CurrentMember current;
    private final ShareLinks links;
    private final PublicAddress address;
    private final Clock clock;

    ShareDialogs(CurrentMember current, ShareLinks links, PublicAddress address, Clock clock) {
        this.current = current;
        this.links = links;
        this.address = address;
        this.clock = clock;
    }

    ShareDialog of(BoardId board) {
        return new ShareDialog(current, links, address, clock, board);
    }
}
