package app.plantain.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, which says that the entry was wrong, or how many seconds to wait. */
class SignInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var reason = failure instanceof TooManyTriesException tooMany
                ? "wait=" + (tooMany.patience().toSeconds() + 1)
                : "error";
        response.sendRedirect(request.getContextPath() + SecurityRules.SIGN_IN + "?" + reason);
    }
}
