package app.plantain.web.api.openai;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a request has no answer, in the words of OpenAI's errors. The message is for the user. */
final class ApiFailure extends RuntimeException {

    private static final String INVALID = "invalid_request_error";

    private final HttpStatus status;
    private final String type;
    private final @Nullable String param;
    private final @Nullable String code;

    private ApiFailure(HttpStatus status, String type, @Nullable String param, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
    }

    /** A field of the request is wrong. */
    static ApiFailure invalid(String param, String code, String message) {
        return new ApiFailure(HttpStatus.BAD_REQUEST, INVALID, param, code, message);
    }

    /** The request as a whole is wrong. */
    static ApiFailure invalid(HttpStatus status, String code, String message) {
        return new ApiFailure(status, INVALID, null, code, message);
    }

    static ApiFailure unknownModel(String message) {
        return new ApiFailure(HttpStatus.NOT_FOUND, INVALID, "model", "model_not_found", message);
    }

    /** OpenAI answers an empty account with 429. */
    static ApiFailure tooFewCredits(String message) {
        return new ApiFailure(HttpStatus.TOO_MANY_REQUESTS, "insufficient_quota", null, "insufficient_quota", message);
    }

    static ApiFailure blocked(String message) {
        return new ApiFailure(
                HttpStatus.BAD_REQUEST, "image_generation_user_error", null, "moderation_blocked", message);
    }

    static ApiFailure forbidden(String message) {
        return new ApiFailure(HttpStatus.FORBIDDEN, INVALID, null, "permission_denied", message);
    }

    /** Not the caller's fault. */
    static ApiFailure ours(HttpStatus status, String code, String message) {
        return new ApiFailure(status, "api_error", null, code, message);
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }

    Optional<String> param() {
        return Optional.ofNullable(param);
    }

    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
