package app.plantain.web.ui.invitation;

import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.InvitationOffer;
import app.plantain.web.account.Invitations;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.layout.CenteredCard;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

@Route("join")
@PageTitle("Invitation · Plantain")
@PermitAll
class JoinView extends Div implements HasUrlParameter<String> {

    private final transient Invitations invitations;
    private final transient CurrentMember current;

    JoinView(Invitations invitations, CurrentMember current) {
        this.invitations = invitations;
        this.current = current;
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        removeAll();
        add(invitations.find(token).map(offer -> card(offer, token)).orElseGet(OfferTexts::ended));
    }

    private CenteredCard card(InvitationOffer offer, String token) {
        var user = current.user();
        var who = new Paragraph("You are signed in as %s (%s).".formatted(user.name(), user.email()));
        who.addClassName("pl-small");
        return new CenteredCard(
                OfferTexts.title(offer), OfferTexts.explanation(offer), who, new EntryForm("Join", () -> join(token)));
    }

    private void join(String token) {
        current.switchTo(invitations.accept(token, current.user().id()));
        UI.getCurrent().getPage().setLocation("./");
    }
}
