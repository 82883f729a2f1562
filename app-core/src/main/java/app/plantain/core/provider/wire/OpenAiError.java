package app.plantain.core.provider.wire;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An error in OpenAI's dialect, {@code {"error": {"message", "type", "param", "code"}}}, with the codes of OpenAI itself
 * and of the gateways that speak as it does. A known code or type says what it means, whatever the HTTP status; without
 * one the status does, and where that is vague the words.
 *
 * @param acceptance what it says of a submission
 * @param words what the vendor says, null where it says nothing
 */
public record OpenAiError(
        FailureKind kind, Acceptance acceptance, @Nullable String words) {

    /** How some gateways moderate. */
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    /** Reads an answer that is no success, or that has an error in place of pictures. */
    public static OpenAiError of(Reply reply) {
        var words = reply.words("/error", "/message", "/detail", "/msg")
                .or(reply::plainText)
                .orElse(null);
        var meaning = Stream.of("/error/code", "/code", "/error/type", "/type")
                .flatMap(place -> reply.text(place).stream())
                .flatMap(code -> meaning(code).stream())
                .findFirst()
                .orElseGet(() -> withoutCode(reply, words));
        boolean made = reply.text("/error/moderation_details/moderation_stage")
                .filter("output"::equalsIgnoreCase)
                .isPresent();
        return new OpenAiError(meaning.kind(), made ? Acceptance.ACCEPTED : meaning.acceptance(), words);
    }

    private static Optional<StatusMeaning> meaning(String code) {
        return Optional.ofNullable(
                switch (code.toLowerCase(Locale.ROOT)) {
                    case "moderation_blocked",
                            "content_policy_violation",
                            "image_content_policy_violation",
                            "responsibleaipolicyviolation",
                            "content_filter",
                            "content_blocked",
                            "sensitive_words_detected",
                            "prompt_blocked" -> StatusMeaning.notAccepted(FailureKind.CONTENT_BLOCKED);
                    case "insufficient_quota",
                            "billing_hard_limit_reached",
                            "billing_not_active",
                            "budget_exceeded",
                            "insufficient_user_quota",
                            "pre_consume_token_quota_failed" -> StatusMeaning.notAccepted(FailureKind.BALANCE);
                    case "rate_limit_exceeded",
                            "rate_limit_error",
                            "too_many_requests",
                            "token_concurrency_limit_reached" -> StatusMeaning.notAccepted(FailureKind.RATE_LIMITED);
                    case "invalid_api_key",
                            "invalid_authentication",
                            "authentication_error",
                            "auth_error",
                            "account_deactivated",
                            "access_denied",
                            "permission_denied" -> StatusMeaning.notAccepted(FailureKind.AUTHENTICATION);
                    case "invalid_request",
                            "invalid_value",
                            "invalid_size",
                            "model_not_found",
                            "model_price_error",
                            "model_price_not_configured",
                            "unknown_parameter",
                            "unsupported_parameter" -> StatusMeaning.notAccepted(FailureKind.INVALID_REQUEST);
                    // The gateway found nobody to pass it on to.
                    case "get_channel_failed", "channel:no_available_key", "channel:invalid_key" ->
                        StatusMeaning.notAccepted(FailureKind.VENDOR_ERROR);
                    case "channel:response_time_exceeded" ->
                        new StatusMeaning(FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
                    // The model was asked and made nothing; the latter two are said by another Plantain.
                    case "empty_response", "no_image", "cancelled" ->
                        new StatusMeaning(FailureKind.NO_IMAGE, Acceptance.ACCEPTED);
                    default -> null;
                });
    }

    private static StatusMeaning withoutCode(Reply reply, @Nullable String words) {
        int status = status(reply);
        if (status < 300) {
            return withSuccess(VendorWords.meaning(words, FailureKind.VENDOR_ERROR));
        }
        if (status == UNAVAILABLE_FOR_LEGAL_REASONS) {
            return StatusMeaning.notAccepted(FailureKind.CONTENT_BLOCKED);
        }
        var usual = StatusMeaning.of(status);
        boolean vague = status == 400 || status == 403 || status == 422;
        return vague ? new StatusMeaning(VendorWords.meaning(words, usual.kind()), usual.acceptance()) : usual;
    }

    /** Some gateways answer with 200, and have the status as the error's code. */
    private static int status(Reply reply) {
        return reply.isSuccess()
                ? reply.number("/error/code")
                        .or(() -> reply.number("/code"))
                        .filter(code -> code.compareTo(BigDecimal.valueOf(400)) >= 0
                                && code.compareTo(BigDecimal.valueOf(600)) < 0)
                        .map(BigDecimal::intValue)
                        .orElse(reply.status())
                : reply.status();
    }

    /** Of an error that came in place of a picture: turned away at the door, or else there was work on it. */
    private static StatusMeaning withSuccess(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST, AUTHENTICATION, BALANCE, RATE_LIMITED -> StatusMeaning.notAccepted(kind);
            case CONTENT_BLOCKED, NO_IMAGE, VENDOR_ERROR, TIMEOUT -> new StatusMeaning(kind, Acceptance.ACCEPTED);
        };
    }
}
