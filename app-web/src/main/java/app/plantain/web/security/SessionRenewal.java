package app.plantain.web.security;

import app.plantain.web.account.AccountPrincipal;
import app.plantain.web.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares the session with the account at each request, so that who loses the administrator's rights loses them at
 * once, and a changed password ends the sessions that were opened with the old one.
 */
@Component
class SessionRenewal extends OncePerRequestFilter {

    private final Accounts accounts;
    private final SessionSignIn sessions;
    private final SecurityContextHolderStrategy security;
    private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

    SessionRenewal(Accounts accounts, SessionSignIn sessions, SecurityContextHolderStrategy security) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.security = security;
        signOut.setSecurityContextHolderStrategy(security);
    }

    /** Scripts and styles are the same for everyone. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/VAADIN/build/") || path.startsWith("/VAADIN/static/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var authentication = security.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof AccountPrincipal known) {
            accounts.renew(known)
                    .ifPresentOrElse(
                            renewed -> keep(known, renewed, request, response),
                            () -> signOut.logout(request, response, authentication));
        }
        next.doFilter(request, response);
    }

    private void keep(
            AccountPrincipal known,
            AccountPrincipal renewed,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!renewed.equals(known)) {
            sessions.save(renewed, request, response);
        }
    }

    /** Part of the security chains, where it has its place; not of the servlet container's. */
    @Bean
    static FilterRegistrationBean<SessionRenewal> sessionRenewalOutsideOfContainer(SessionRenewal filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
