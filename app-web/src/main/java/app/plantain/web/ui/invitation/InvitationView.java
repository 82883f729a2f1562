package app.plantain.web.ui.invitation;

import app.plantain.web.account.Entry;
import app.plantain.web.account.InvitationOffer;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.NewAccount;
import app.plantain.web.security.SessionSignIn;
import app.plantain.web.ui.form.AccountFields;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.layout.CenteredCard;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;

@Route("invitation")
@PageTitle("Invitation · Plantain")
@AnonymousAllowed
class InvitationView extends Div implements HasUrlParameter<String> {

    private final transient Invitations invitations;
    private final transient SessionSignIn session;
    private final transient AuthenticationContext authentication;

    private final TextField name = AccountFields.name();
    private final EmailField email = AccountFields.email();
    private final PasswordField password = AccountFields.newPassword("Password");

    InvitationView(Invitations invitations, SessionSignIn session, AuthenticationContext authentication) {
        this.invitations = invitations;
        this.session = session;
        this.authentication = authentication;
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        if (authentication.isAuthenticated()) {
            event.forwardTo(JoinView.class, token);
            return;
        }
        removeAll();
        add(invitations.find(token).map(offer -> card(offer, token)).orElseGet(OfferTexts::ended));
    }

    private CenteredCard card(InvitationOffer offer, String token) {
        return new CenteredCard(
                OfferTexts.title(offer), OfferTexts.explanation(offer), form(token), signInInstead(token));
    }

    private EntryForm form(String token) {
        var form = new EntryForm("Make an account and join", () -> join(token));
        form.field(Entry.NAME, name).setAutofocus(true);
        form.field(Entry.EMAIL, email);
        form.field(Entry.PASSWORD, password);
        return form;
    }

    private void join(String token) {
        var account = new NewAccount(name.getValue(), email.getValue(), password.getValue());
        session.start(invitations.acceptAsNew(token, account));
        UI.getCurrent().getPage().setLocation("./");
    }

    /** Not followed by Vaadin but loaded, so that the sign-in page remembers where to go on. */
    private static Paragraph signInInstead(String token) {
        var link = new Anchor("join/" + token, "Sign in and join");
        link.setRouterIgnore(true);
        var line = new Paragraph("Do you have an account? ");
        line.add(link);
        line.addClassName("pl-small");
        return line;
    }
}
