package app.plantain.providers.gemini;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.wire.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer of Google's that came with success, which does not mean that there is a picture. */
final class GeminiAnswer {

    private static final String CANDIDATE = "/candidates/0";
    private static final String BLOCKED = "/promptFeedback/blockReason";
    private static final String FINISHED = CANDIDATE + "/finishReason";

    /** Of a picture or a prompt: refused for what it shows, says, or is too like to. */
    private static final Set<String> CONTENT_REASONS = Set.of(
            "SAFETY",
            "IMAGE_SAFETY",
            "PROHIBITED_CONTENT",
            "IMAGE_PROHIBITED_CONTENT",
            "RECITATION",
            "IMAGE_RECITATION",
            "BLOCKLIST",
            "SPII");

    private static final Set<String> OTHER_REASONS =
            Set.of("STOP", "NO_IMAGE", "IMAGE_OTHER", "OTHER", "MAX_TOKENS", "LANGUAGE");

    private static final Set<String> KNOWN_REASONS =
            Stream.concat(CONTENT_REASONS.stream(), OTHER_REASONS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final BigDecimal MOST_TOKENS = new BigDecimal(1_000_000);

    private final Reply reply;

    /** What the model says and shows at the end, without what it says and shows while it thinks. */
    private final List<Reply> parts;

    GeminiAnswer(Reply reply) {
        this.reply = reply;
        this.parts = reply.parts(CANDIDATE + "/content/parts").stream()
                .filter(part -> part.flag("/thought").filter(thought -> thought).isEmpty())
                .toList();
    }

    /** The picture; where there are several, the last. */
    Optional<ImageFile> picture() {
        return parts.reversed().stream().flatMap(part -> picture(part).stream()).findFirst();
    }

    /** Whether something is there in a picture's place that is none. */
    boolean hasUnreadablePicture() {
        return parts.stream().anyMatch(part -> part.has("/inlineData"));
    }

    /** Why there is no picture, empty where the answer does not say. */
    Optional<FailureKind> whyNone() {
        if (reply.has(BLOCKED)) {
            return Optional.of(FailureKind.CONTENT_BLOCKED);
        }
        return reply.text(FINISHED)
                .map(reason -> CONTENT_REASONS.contains(reason) ? FailureKind.CONTENT_BLOCKED : FailureKind.NO_IMAGE);
    }

    /** Whether there is no picture for a reason that nobody knows. */
    boolean hasUnknownReason() {
        return reply.text(BLOCKED, FINISHED)
                .filter(reason -> !KNOWN_REASONS.contains(reason))
                .isPresent();
    }

    /** What the answer says of it: a message, what the model says instead of a picture, or no more than the reason. */
    @Nullable String words() {
        return reply.text("/promptFeedback/blockReasonMessage", CANDIDATE + "/finishMessage")
                .or(() -> parts.stream()
                        .flatMap(part -> part.text("/text").stream())
                        .findFirst())
                .or(() -> reply.text(BLOCKED, FINISHED).filter(reason -> !reason.equals("STOP")))
                .orElse(null);
    }

    /**
     * What it costs, empty where the answer says nothing of its use. The price is that of the picture's tokens, and of a
     * picture of the tier where they are not said by themselves; the prompt's few are not counted.
     */
    Optional<VendorCharge> charge(GeminiModels.Model model, ResolutionTier tier) {
        if (!reply.has("/usageMetadata")) {
            return Optional.empty();
        }
        var usd = pictureTokens().map(model::price).orElseGet(() -> model.price(tier));
        return Optional.of(new VendorCharge(usd, "USD"));
    }

    private Optional<BigDecimal> pictureTokens() {
        return reply.parts("/usageMetadata/candidatesTokensDetails").stream()
                .filter(detail ->
                        detail.text("/modality").filter("IMAGE"::equals).isPresent())
                .flatMap(detail -> detail.number("/tokenCount").stream())
                .filter(tokens -> tokens.signum() > 0 && tokens.compareTo(MOST_TOKENS) <= 0)
                .findFirst();
    }

    private static Optional<ImageFile> picture(Reply part) {
        var type = part.text("/inlineData/mimeType").orElse("image/png");
        return type.startsWith("image/")
                ? part.bytes("/inlineData/data").map(bytes -> new ImageFile(type, bytes))
                : Optional.empty();
    }
}
