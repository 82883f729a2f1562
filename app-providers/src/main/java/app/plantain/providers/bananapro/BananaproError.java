package app.plantain.providers.bananapro;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.StatusMeaning;
import app.plantain.core.provider.wire.VendorWords;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as the vendor tells it: {@code {"code": …, "message": …}}, sometimes a bare text. Its code says what it
 * means, whatever the HTTP status; without a known code, the status does, and then the words.
 *
 * @param acceptance what it says of a submission
 * @param words what the vendor says, null where it says nothing
 */
record BananaproError(
        FailureKind kind, Acceptance acceptance, @Nullable String words) {

    static BananaproError of(Reply reply) {
        var words = reply.words("/error", "/message").orElse(null);
        var meaning =
                reply.text("/error/code").flatMap(BananaproError::meaning).orElseGet(() -> withoutCode(reply, words));
        return new BananaproError(meaning.kind(), meaning.acceptance(), words);
    }

    /** Of a task that failed. */
    static BananaproError ofTask(Reply reply) {
        var words = reply.words("/data/error", "/data/error_message", "/error").orElse(null);
        var kind = reply.text("/data/error/code")
                .flatMap(BananaproError::meaning)
                .map(StatusMeaning::kind)
                .orElseGet(() -> VendorWords.meaning(words, FailureKind.VENDOR_ERROR));
        return new BananaproError(kind, Acceptance.ACCEPTED, words);
    }

    private static Optional<StatusMeaning> meaning(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "invalid_request", "not_found" -> Optional.of(StatusMeaning.notAccepted(FailureKind.INVALID_REQUEST));
            // Forbidden: the account is suspended, or not approved for the API.
            case "unauthorized", "forbidden" -> Optional.of(StatusMeaning.notAccepted(FailureKind.AUTHENTICATION));
            case "insufficient_credits" -> Optional.of(StatusMeaning.notAccepted(FailureKind.BALANCE));
            case "rate_limited" -> Optional.of(StatusMeaning.notAccepted(FailureKind.RATE_LIMITED));
            case "internal_error" -> Optional.of(new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT));
            default -> Optional.empty();
        };
    }

    /** An answer of success that says it failed, and names no task, took nothing. */
    private static StatusMeaning withoutCode(Reply reply, @Nullable String words) {
        var usual = reply.isSuccess()
                ? StatusMeaning.notAccepted(FailureKind.VENDOR_ERROR)
                : StatusMeaning.of(reply.status());
        boolean vague = reply.isSuccess() || reply.status() == 400 || reply.status() == 403;
        var kind = vague ? VendorWords.meaning(words, usual.kind()) : usual.kind();
        return new StatusMeaning(kind, usual.acceptance());
    }
}
