package app.plantain.providers.gemini;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.StatusMeaning;
import app.plantain.core.provider.wire.VendorWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error as Google tells it: {@code error: {code, message, status, details}}. The status says what it means; where it
 * says too little, the reason among the details does, or the words.
 *
 * @param acceptance what it says of a submission. Google does not bill what it answers with an error of its own, and an
 *     answer is the end of it: so also its breakdowns may go elsewhere. What took too long stays in doubt
 * @param words what Google says, null where it says nothing
 * @param retryAfter how long Google asks to wait
 */
record GeminiError(
        FailureKind kind, Acceptance acceptance, @Nullable String words, Optional<Duration> retryAfter) {

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,9}))?s");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Of a quota, that it is money and not time that is missing. */
    private static final List<String> SIGNS_OF_MONEY =
            List.of("prepay", "credit", "depleted", "spend", "limit: 0", "billing to be enabled", "enable billing");

    static GeminiError of(Reply reply) {
        var words = reply.words("/error").orElse(null);
        var reasons = reply.texts("/error/details", "/reason");
        var meaning = reply.text("/error/status")
                .flatMap(status -> meaning(status, reasons, words == null ? "" : words.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> reply.isSuccess()
                        ? new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED)
                        : StatusMeaning.of(reply.status()));
        return new GeminiError(meaning.kind(), meaning.acceptance(), words, wait(reply));
    }

    private static Optional<StatusMeaning> meaning(String status, List<String> reasons, String words) {
        return switch (status) {
            case "INVALID_ARGUMENT" -> notAccepted(invalid(reasons, words));
            case "NOT_FOUND", "OUT_OF_RANGE", "UNIMPLEMENTED", "ALREADY_EXISTS" ->
                notAccepted(FailureKind.INVALID_REQUEST);
            // Denied: the key may not do this. A precondition: the project's billing, or the place from which we ask.
            case "UNAUTHENTICATED", "PERMISSION_DENIED", "FAILED_PRECONDITION" ->
                notAccepted(
                        isAboutMoney(words) || reasons.contains("BILLING_DISABLED")
                                ? FailureKind.BALANCE
                                : FailureKind.AUTHENTICATION);
            case "RESOURCE_EXHAUSTED" ->
                notAccepted(isAboutMoney(words) ? FailureKind.BALANCE : FailureKind.RATE_LIMITED);
            case "UNAVAILABLE", "INTERNAL" -> notAccepted(FailureKind.VENDOR_ERROR);
            case "DEADLINE_EXCEEDED" -> Optional.of(new StatusMeaning(FailureKind.TIMEOUT, Acceptance.IN_DOUBT));
            case "ABORTED", "CANCELLED", "DATA_LOSS", "UNKNOWN" ->
                Optional.of(new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT));
            default -> Optional.empty();
        };
    }

    /** A wrong key is an invalid argument to Google, too. */
    private static FailureKind invalid(List<String> reasons, String words) {
        if (reasons.stream().anyMatch(reason -> reason.startsWith("API_KEY")) || words.contains("api key")) {
            return FailureKind.AUTHENTICATION;
        }
        return VendorWords.meaning(words, FailureKind.INVALID_REQUEST) == FailureKind.CONTENT_BLOCKED
                ? FailureKind.CONTENT_BLOCKED
                : FailureKind.INVALID_REQUEST;
    }

    /** Google says “quota”, and “check your plan and billing details”, of too many requests as well. */
    private static boolean isAboutMoney(String words) {
        return SIGNS_OF_MONEY.stream().anyMatch(words::contains);
    }

    private static Optional<StatusMeaning> notAccepted(FailureKind kind) {
        return Optional.of(StatusMeaning.notAccepted(kind));
    }

    private static Optional<Duration> wait(Reply reply) {
        return reply.texts("/error/details", "/retryDelay").stream()
                .flatMap(text -> seconds(text).stream())
                .findFirst();
    }

    private static Optional<Duration> seconds(String text) {
        var parts = SECONDS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var wait = Duration.ofSeconds(Long.parseLong(parts.group(1)) + (parts.group(2) == null ? 0 : 1));
        return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
