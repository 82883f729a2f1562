package app.plantain.providers.acedata;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.StatusMeaning;
import app.plantain.core.provider.wire.VendorWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as the vendor tells it: {@code {"code": …, "message": …}}, sometimes a bare text, which may be a code. The
 * code says what it means, whatever the HTTP status: with 403 an account may be empty or disabled, a key may be for
 * something else, or a prompt be refused.
 *
 * @param acceptance what it says of a submission
 * @param words what the vendor says, null where it says nothing
 */
record AcedataError(
        FailureKind kind, Acceptance acceptance, @Nullable String words) {

    /** What is said where it is the account that must not, and not the prompt. */
    private static final List<String> SIGNS_OF_AN_ACCOUNT =
            List.of("permission", "access denied", "not authorized", "unauthorized", "subscri", "api key");

    /** Of an answer that refuses. */
    static AcedataError of(Reply reply) {
        var words = words(reply, "");
        var meaning = code(reply, "").flatMap(code -> meaning(code, words)).orElseGet(() -> withoutCode(reply, words));
        return new AcedataError(meaning.kind(), acceptance(reply, meaning), words);
    }

    /**
     * Of a task that ended without a picture.
     *
     * @param place where in the answer the task's response is
     */
    static AcedataError ofTask(Reply reply, String place) {
        var words = words(reply, place);
        var kind = code(reply, place)
                .flatMap(code -> meaning(code, words))
                .map(StatusMeaning::kind)
                .orElseGet(() -> VendorWords.meaning(words, FailureKind.VENDOR_ERROR));
        return new AcedataError(kind, Acceptance.ACCEPTED, words);
    }

    private static Optional<StatusMeaning> meaning(String code, @Nullable String words) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "bad_request", "api_not_implemented", "no_api", "request_too_large" ->
                Optional.of(StatusMeaning.notAccepted(FailureKind.INVALID_REQUEST));
            case "no_token", "invalid_token", "token_expired", "token_mismatched", "disabled" ->
                Optional.of(StatusMeaning.notAccepted(FailureKind.AUTHENTICATION));
            case "used_up" -> Optional.of(StatusMeaning.notAccepted(FailureKind.BALANCE));
            case "forbidden" -> Optional.of(StatusMeaning.notAccepted(forbidden(words)));
            case "too_many_requests" -> Optional.of(StatusMeaning.notAccepted(FailureKind.RATE_LIMITED));
            case "api_error" -> Optional.of(new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT));
            case "timeout" -> Optional.of(new StatusMeaning(FailureKind.TIMEOUT, Acceptance.IN_DOUBT));
            default -> Optional.empty();
        };
    }

    /** The vendor's word for a prompt that its moderation refuses, and, by its plain sense, for more than that. */
    private static FailureKind forbidden(@Nullable String words) {
        var lower = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return SIGNS_OF_AN_ACCOUNT.stream().anyMatch(lower::contains)
                ? FailureKind.AUTHENTICATION
                : VendorWords.meaning(words, FailureKind.CONTENT_BLOCKED);
    }

    private static StatusMeaning withoutCode(Reply reply, @Nullable String words) {
        var usual = reply.isSuccess()
                ? new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED)
                : StatusMeaning.of(reply.status());
        boolean vague = reply.isSuccess() || reply.status() == 400 || reply.status() == 403;
        return new StatusMeaning(vague ? VendorWords.meaning(words, usual.kind()) : usual.kind(), usual.acceptance());
    }

    /** What was refused with success was looked at before: that a prompt was found unfit may be billed. */
    private static Acceptance acceptance(Reply reply, StatusMeaning meaning) {
        return reply.isSuccess() && meaning.kind() == FailureKind.CONTENT_BLOCKED
                ? Acceptance.ACCEPTED
                : meaning.acceptance();
    }

    private static Optional<String> code(Reply reply, String place) {
        return reply.text(place + "/error/code", place + "/error", place + "/code");
    }

    private static @Nullable String words(Reply reply, String place) {
        return reply.words(place + "/error", place + "/message", place + "/detail")
                .orElse(null);
    }
}
