package app.plantain.web.error;

import app.plantain.web.api.openai.ErrorEnvelope;
import app.plantain.web.security.PublicPagePolicy;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what nothing else answered: a page for people, the envelope for the API, the bare status for the rest. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = status(request);
        if (path(request).startsWith(request.getContextPath() + "/v1/")) {
            ErrorEnvelope.write(response, status);
            return null;
        }
        response.setStatus(status.value());
        if (!wantsAPage(request)) {
            return null;
        }
        response.setHeader(PublicPagePolicy.HEADER, PublicPagePolicy.VALUE);
        return new ModelAndView(
                "error", Map.of("failure", FailureText.of(status.value()), "status", status.value()), status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .filter(Integer.class::isInstance)
                .map(code -> HttpStatus.resolve((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
    }

    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .map(Object::toString)
                .orElse("");
    }

    private static boolean wantsAPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE);
    }
}
