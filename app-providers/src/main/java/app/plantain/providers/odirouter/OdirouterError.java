package app.plantain.providers.odirouter;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.StatusMeaning;
import app.plantain.core.provider.wire.VendorWords;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An error as the vendor tells it. Its gateway says {@code error: {code, message}}, its router {@code detail}, its
 * accounting {@code status: {code, message, error_code}}, and a task {@code error} and {@code error_type}.
 *
 * @param acceptance what it says of a submission
 * @param words what the vendor says, null where it says nothing
 */
record OdirouterError(
        FailureKind kind, Acceptance acceptance, @Nullable String words) {

    private static final String[] CODES = {"/error/code", "/error_type", "/status/error_code", "/provider_error/code"};

    /** Of an answer that refuses. */
    static OdirouterError of(Reply reply) {
        var words = reply.words("/error", "/detail", "/status").orElse(null);
        var usual = StatusMeaning.of(reply.status());
        boolean vague = reply.isSuccess() || reply.status() == 400 || reply.status() == 403 || reply.status() == 422;
        var kind = codes(reply)
                .findFirst()
                .orElseGet(() -> vague ? VendorWords.meaning(words, usual.kind()) : usual.kind());
        return new OdirouterError(kind, usual.acceptance(), words);
    }

    /** Of a task that ended without a picture. */
    static OdirouterError ofTask(Reply reply) {
        var words = reply.words("/error", "/provider_error", "/detail").orElse(null);
        var kind = codes(reply).findFirst().orElseGet(() -> VendorWords.meaning(words, FailureKind.VENDOR_ERROR));
        return new OdirouterError(kind, Acceptance.ACCEPTED, words);
    }

    private static Stream<FailureKind> codes(Reply reply) {
        return Stream.of(CODES).flatMap(place -> reply.text(place).stream()).flatMap(code -> meaning(code).stream());
    }

    private static Optional<FailureKind> meaning(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "UNAUTHORIZED" -> Optional.of(FailureKind.AUTHENTICATION);
            case "RATE_LIMIT_EXCEEDED" -> Optional.of(FailureKind.RATE_LIMITED);
            case "40201" -> Optional.of(FailureKind.BALANCE);
            case "REQUEST_INVALID" -> Optional.of(FailureKind.INVALID_REQUEST);
            case "CONTENT_BLOCKED" -> Optional.of(FailureKind.CONTENT_BLOCKED);
            case "INFERENCE_TIMEOUT" -> Optional.of(FailureKind.TIMEOUT);
            case "CANCELED" -> Optional.of(FailureKind.NO_IMAGE);
            case "INFERENCE_FAILURE", "INTERNAL_SERVER_ERROR" -> Optional.of(FailureKind.VENDOR_ERROR);
            default -> Optional.empty();
        };
    }
}
