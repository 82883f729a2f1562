package app.plantain.web.security;

import app.plantain.web.account.Accounts;
import app.plantain.web.account.SignedInUser;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets through the API keys of people who are administrators now. Such a key reads; it never acts as one. */
final class AdministratorsKey implements AuthorizationManager<RequestAuthorizationContext> {

    private final Accounts accounts;

    AdministratorsKey(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        var owner = authentication.get() instanceof ApiKeyAuthentication key
                ? accounts.find(key.getPrincipal().member().user())
                : Optional.<SignedInUser>empty();
        return new AuthorizationDecision(
                owner.filter(SignedInUser::administrator).isPresent());
    }
}
