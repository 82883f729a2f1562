package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.web.account.CurrentMember;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Knows what the share dialog of any board needs. */
@Component
class ShareDialogs {

    private final CurrentMember current;
    private final ShareLinks links;
    private final ShareAddresses addresses;
    private final Clock clock;

    ShareDialogs(CurrentMember current, ShareLinks links, ShareAddresses addresses, Clock clock) {
        this.current = current;
        this.links = links;
        this.addresses = addresses;
        this.clock = clock;
    }

    ShareDialog of(BoardId board) {
        return new ShareDialog(current, links, addresses, clock, board);
    }
}
