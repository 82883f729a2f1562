package app.plantain.web.ui.invitation;

import app.plantain.web.account.InvitationOffer;
import app.plantain.web.account.Role;
import app.plantain.web.ui.layout.CenteredCard;

/** What both pages of an invitation say. */
final class OfferTexts {

    private OfferTexts() {}

    static String title(InvitationOffer offer) {
        return "Join " + offer.team();
    }

    static String explanation(InvitationOffer offer) {
        return "%s invites you to the team %s.".formatted(offer.invitedBy(), role(offer.role()));
    }

    private static String role(Role role) {
        return switch (role) {
            case OWNER -> "as an owner";
            case MEMBER -> "as a member";
        };
    }

    static CenteredCard ended() {
        return new CenteredCard(
                "This invitation has ended",
                "It was used, revoked, or is older than seven days. Ask an owner of the team for a new link.");
    }
}
