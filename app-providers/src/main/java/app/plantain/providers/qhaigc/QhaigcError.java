package app.plantain.providers.qhaigc;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.wire.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the three errors on the vendor's page, which are told by their words; the page names neither a status nor a
 * code. Each of them comes after the model was asked, so that it may be billed.
 *
 * @param words what the vendor says
 */
record QhaigcError(FailureKind kind, String words) {

    static final Acceptance ACCEPTANCE = Acceptance.ACCEPTED;

    private static final Map<String, FailureKind> DOCUMENTED = Map.of(
            "no base64 image found in response", FailureKind.NO_IMAGE,
            "failed to upload image", FailureKind.VENDOR_ERROR,
            "chat response contains no choices", FailureKind.CONTENT_BLOCKED);

    /** Empty where the answer has a picture, or another error. */
    static Optional<QhaigcError> of(Reply reply) {
        return reply.has("/data")
                ? Optional.empty()
                : reply.words("/error", "/message").or(reply::plainText).flatMap(QhaigcError::of);
    }

    private static Optional<QhaigcError> of(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return DOCUMENTED.entrySet().stream()
                .filter(documented -> lower.contains(documented.getKey()))
                .findFirst()
                .map(documented -> new QhaigcError(documented.getValue(), words));
    }
}
