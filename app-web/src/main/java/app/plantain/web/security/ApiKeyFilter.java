package app.plantain.web.security;

import app.plantain.web.account.ApiCaller;
import app.plantain.web.account.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the API key of a request. Whatever else stands in the header is refused; nothing of it is repeated or logged. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Authorization";
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final AuthenticationEntryPoint refusal;
    private final SecurityContextHolderStrategy security;

    ApiKeyFilter(ApiKeys keys, AuthenticationEntryPoint refusal, SecurityContextHolderStrategy security) {
        this.keys = keys;
        this.refusal = refusal;
        this.security = security;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var headers = Collections.list(request.getHeaders(HEADER));
        var caller = caller(headers);
        if (caller.isEmpty() && !headers.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("No API key that is in use"));
            return;
        }
        caller.ifPresent(this::authenticate);
        next.doFilter(request, response);
    }

    private Optional<ApiCaller> caller(List<String> headers) {
        return headers.size() == 1 ? bearer(headers.getFirst()).flatMap(keys::authenticate) : Optional.empty();
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private void authenticate(ApiCaller caller) {
        var context = security.createEmptyContext();
        context.setAuthentication(new ApiKeyAuthentication(caller));
        security.setContext(context);
    }
}
