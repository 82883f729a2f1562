package app.plantain.web.api.openai;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ModelOffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out which aspect ratio and which resolution tier a client means. */
final class Shape {

    private static final Pattern PIXELS = Pattern.compile("\\d{2,5}x\\d{2,5}");
    private static final int MAX_LENGTH = 20;

    /** OpenAI's own sizes that no model of ours has: the nearest ratio, in the tier of about as many pixels. */
    private static final Map<String, Wish> WELL_KNOWN = Map.of(
            "256x256", Wish.of("1:1", ResolutionTier.HALF_K),
            "512x512", Wish.of("1:1", ResolutionTier.HALF_K),
            "1024x1024", Wish.of("1:1", ResolutionTier.ONE_K),
            "1536x1024", Wish.of("3:2", ResolutionTier.ONE_K),
            "1024x1536", Wish.of("2:3", ResolutionTier.ONE_K),
            "1792x1024", Wish.of("16:9", ResolutionTier.ONE_K),
            "1024x1792", Wish.of("9:16", ResolutionTier.ONE_K));

    private final ModelOffer offer;

    Shape(ModelOffer offer) {
        this.offer = offer;
    }

    /** What is made in the end. */
    record Format(AspectRatio ratio, ResolutionTier tier) {}

    /** What one field says of it. */
    private record Wish(Optional<AspectRatio> ratio, Optional<ResolutionTier> tier) {
        static Wish of(String ratio, ResolutionTier tier) {
            return new Wish(Optional.of(AspectRatio.parse(ratio)), Optional.of(tier));
        }
    }

    Format of(GenerationRequest request) {
        var wish = request.size()
                .filter(size -> !size.equalsIgnoreCase("auto"))
                .map(this::size)
                .orElseGet(() -> new Wish(Optional.empty(), Optional.empty()));
        var ratio = request.aspectRatio()
                .filter(text -> !text.equalsIgnoreCase("auto"))
                .map(text -> read("aspect_ratio", text, AspectRatio::parse));
        var tier = request.resolution()
                .filter(text -> !text.equalsIgnoreCase("auto"))
                .map(text -> read("resolution", text, ResolutionTier::parse));
        return new Format(
                one("aspect_ratio", wish.ratio(), ratio).orElse(AspectRatio.SQUARE),
                one("resolution", wish.tier(), tier).orElseGet(this::usualTier));
    }

    private Wish size(String text) {
        var size = text.strip().toLowerCase(Locale.ROOT);
        if (size.length() <= MAX_LENGTH && PIXELS.matcher(size).matches()) {
            return nativeSize(size)
                    .or(() -> Optional.ofNullable(WELL_KNOWN.get(size)))
                    .orElseThrow(this::unknownSize);
        }
        return inOurWords(size);
    }

    private Optional<Wish> nativeSize(String size) {
        return offer.tiers().stream()
                .flatMap(tier -> offer.aspectRatios().stream()
                        .filter(ratio -> NativeSizes.of(offer.model(), ratio, tier)
                                .filter(found -> size.equals(found.width() + "x" + found.height()))
                                .isPresent())
                        .map(ratio -> new Wish(Optional.of(ratio), Optional.of(tier))))
                .findFirst();
    }

    /** {@code 16:9}, {@code 2K} or {@code 16:9@2K}. */
    private Wish inOurWords(String size) {
        var at = size.indexOf('@');
        try {
            if (at >= 0) {
                return Wish.of(size.substring(0, at), ResolutionTier.parse(size.substring(at + 1)));
            }
            return size.contains(":")
                    ? new Wish(Optional.of(AspectRatio.parse(size)), Optional.empty())
                    : new Wish(Optional.empty(), Optional.of(ResolutionTier.parse(size)));
        } catch (IllegalArgumentException wrong) {
            throw unknownSize();
        }
    }

    private ResolutionTier usualTier() {
        return offer.tiers().contains(ResolutionTier.ONE_K)
                ? ResolutionTier.ONE_K
                : offer.tiers().getFirst();
    }

    private ApiFailure unknownSize() {
        var squares = offer.tiers().stream()
                .flatMap(tier -> NativeSizes.of(offer.model(), AspectRatio.SQUARE, tier).stream())
                .map(size -> size.width() + "x" + size.height())
                .collect(Collectors.joining(", "));
        return ApiFailure.invalid(
                "size",
                "invalid_value",
                "%s is not made in this size. Ask for auto, for a ratio such as 16:9 or 16:9@%s, or for pixels such as %s."
                        .formatted(offer.model(), usualTier(), squares));
    }

    private static <T> T read(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw ApiFailure.invalid(field, "invalid_value", wrong.getMessage() + ".");
        }
    }

    private static <T> Optional<T> one(String field, Optional<T> fromSize, Optional<T> own) {
        if (fromSize.isPresent() && own.isPresent() && !fromSize.equals(own)) {
            throw ApiFailure.invalid(
                    field,
                    "invalid_value",
                    "'size' means %s and '%s' says %s. Send one of them.".formatted(fromSize.get(), field, own.get()));
        }
        return own.or(() -> fromSize);
    }
}
