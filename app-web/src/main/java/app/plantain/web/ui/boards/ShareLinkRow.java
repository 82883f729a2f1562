package app.plantain.web.ui.boards;

import app.plantain.core.gallery.ShareLink;
import app.plantain.web.ui.part.CopyButton;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Consumer;

/** One share link: its address, how long it works, and what can be done with it. */
final class ShareLinkRow extends Div {

    ShareLinkRow(ShareLink link, String address, Instant now, Consumer<ShareLink> revoke) {
        addClassName("pl-share-link");
        getElement().setAttribute("role", "listitem");
        var facts = new Div(badge(link, now), times(link, now));
        facts.addClassNames("pl-row", "pl-row-tight");
        add(address(address, link.isActive(now)), facts);
        if (link.isActive(now)) {
            var actions = new Div(new CopyButton("the address", address), revokeButton(link, revoke));
            actions.addClassNames("pl-row", "pl-row-tight");
            add(actions);
        }
    }

    private static Component address(String address, boolean active) {
        if (!active) {
            var text = new Div(address);
            text.addClassNames("pl-share-address", "pl-clip", "pl-quiet");
            return text;
        }
        var anchor = new Anchor(address, address, AnchorTarget.BLANK);
        anchor.addClassNames("pl-share-address", "pl-clip");
        return anchor;
    }

    private static StateBadge badge(ShareLink link, Instant now) {
        if (link.revokedAt().isPresent()) {
            return new StateBadge(Icons.BAN, "Revoked", Tone.NEUTRAL);
        }
        return link.isActive(now)
                ? new StateBadge(Icons.GLOBE, "Active", Tone.LEAF)
                : new StateBadge(Icons.CLOCK, "Expired", Tone.NEUTRAL);
    }

    private static Span times(ShareLink link, Instant now) {
        var times = new Span(new Span("Made "), TimeText.relative(link.createdAt(), now), new Span(" · "));
        times.addClassNames("pl-caption", "pl-times");
        link.revokedAt()
                .ifPresentOrElse(
                        revoked -> times.add(new Span("revoked "), TimeText.relative(revoked, now)),
                        () -> times.add(
                                new Span(link.isActive(now) ? "expires " : "expired "),
                                TimeText.relative(link.expiresAt(), now)));
        return times;
    }

    private static Button revokeButton(ShareLink link, Consumer<ShareLink> revoke) {
        return new Button("Revoke", click -> revoke.accept(link));
    }
}
