package app.plantain.web.api.openai;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whatever the API does not have. */
@RestController
class UnknownAddressController {

    private static final int SHOWN_MAX = 100;

    @RequestMapping("/v1/**")
    void unknown(HttpServletRequest request) {
        var path = request.getRequestURI();
        var shown = path.length() <= SHOWN_MAX ? path : path.substring(0, SHOWN_MAX) + "…";
        throw ApiFailure.invalid(
                HttpStatus.NOT_FOUND,
                "unknown_url",
                "There is no %s %s here. See docs/api.md for what there is.".formatted(request.getMethod(), shown));
    }
}
