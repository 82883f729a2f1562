package app.plantain.web.security;

import app.plantain.core.identity.UserId;
import app.plantain.web.account.AccountPrincipal;
import app.plantain.web.account.Accounts;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs a person in without the sign-in form: after setup, after an invitation. Only for handlers of Vaadin views. */
@Component
public class SessionSignIn {

    private final Accounts accounts;
    private final SecurityContextHolderStrategy security;
    private final SecurityContextRepository repository = new HttpSessionSecurityContextRepository();

    SessionSignIn(Accounts accounts, SecurityContextHolderStrategy security) {
        this.accounts = accounts;
        this.security = security;
    }

    /** Signs the person in, in this browser; the session gets another id, so that nobody who knew it is let in too. */
    public void start(UserId user) {
        VaadinServletRequest.getCurrent().getHttpServletRequest().changeSessionId();
        continueAs(accounts.principal(user));
    }

    /** Goes on with what a change of the account gave. */
    public void continueAs(AccountPrincipal principal) {
        save(
                principal,
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
    }

    void save(AccountPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        var context = security.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        security.setContext(context);
        repository.saveContext(context, request, response);
    }
}
