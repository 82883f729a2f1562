package app.plantain.web.security;

import app.plantain.web.account.ApiCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that came with an API key. It acts for its member, and never as an administrator. */
class ApiKeyAuthentication extends AbstractAuthenticationToken {

    private final ApiCaller caller;

    ApiKeyAuthentication(ApiCaller caller) {
        super(AuthorityUtils.createAuthorityList("ROLE_API"));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    @Override
    public ApiCaller getPrincipal() {
        return caller;
    }

    /** The secret was used up in finding the caller. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKeyAuthentication that && super.equals(other) && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
