package app.plantain.web.security;

import app.plantain.web.account.Setup;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends whoever opens any page to the setup, until it is done. */
class SetupRedirect extends OncePerRequestFilter {

    private static final String SETUP = "/setup";

    private final Setup setup;

    SetupRedirect(Setup setup) {
        this.setup = setup;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (opensAPage(request) && setup.isPending()) {
            response.sendRedirect(request.getContextPath() + SETUP);
        } else {
            next.doFilter(request, response);
        }
    }

    private static boolean opensAPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accepted != null
                && accepted.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().equals(request.getContextPath() + SETUP);
    }
}
