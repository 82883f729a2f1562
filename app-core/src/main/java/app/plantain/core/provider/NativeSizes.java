package app.plantain.core.provider;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pixel sizes in which the Gemini image models really deliver each aspect ratio, from Google's published tables.
 * The first Nano Banana has sizes of its own; the later models share theirs, and their tiers are exact multiples.
 */
public final class NativeSizes {

    private static final ModelId FIRST_GENERATION = new ModelId("nano-banana");

    private static final Map<AspectRatio, PixelSize> FIRST_GENERATION_ONE_K = Map.ofEntries(
            size("1:1", 1024, 1024),
            size("2:3", 832, 1248),
            size("3:2", 1248, 832),
            size("3:4", 864, 1184),
            size("4:3", 1184, 864),
            size("4:5", 896, 1152),
            size("5:4", 1152, 896),
            size("9:16", 768, 1344),
            size("16:9", 1344, 768),
            size("21:9", 1536, 672));

    private static final Map<AspectRatio, PixelSize> HALF_K = Map.ofEntries(
            size("1:1", 512, 512),
            size("1:4", 256, 1024),
            size("1:8", 192, 1536),
            size("2:3", 424, 632),
            size("3:2", 632, 424),
            size("3:4", 448, 600),
            size("4:1", 1024, 256),
            size("4:3", 600, 448),
            size("4:5", 464, 576),
            size("5:4", 576, 464),
            size("8:1", 1536, 192),
            size("9:16", 384, 688),
            size("16:9", 688, 384),
            size("21:9", 792, 336));

    private static final double NEARLY = 1.02;

    private NativeSizes() {}

    /** The true size, empty where the model has no such ratio or tier. */
    public static Optional<PixelSize> of(ModelId model, AspectRatio ratio, ResolutionTier tier) {
        if (model.equals(FIRST_GENERATION)) {
            return tier == ResolutionTier.ONE_K
                    ? Optional.ofNullable(FIRST_GENERATION_ONE_K.get(ratio))
                    : Optional.empty();
        }
        return Optional.ofNullable(HALF_K.get(ratio))
                .map(size -> size.times(tier.squareEdge() / ResolutionTier.HALF_K.squareEdge()));
    }

    /** A size of about that tier where nobody knows a true one: both edges are multiples of 16. */
    public static PixelSize near(AspectRatio ratio, ResolutionTier tier) {
        var stretch = Math.sqrt((double) ratio.width() / ratio.height());
        return new PixelSize(sixteens(tier.squareEdge() * stretch), sixteens(tier.squareEdge() / stretch));
    }

    private static int sixteens(double edge) {
        return Math.max(1, Math.toIntExact(Math.round(edge / 16))) * 16;
    }

    /** All ratios that one of the models makes. */
    public static List<AspectRatio> ratios() {
        return HALF_K.keySet().stream()
                .sorted(Comparator.comparingDouble(ratio -> (double) ratio.width() / ratio.height()))
                .toList();
    }

    /**
     * Whether a picture has this shape for people: within two hundredths of the name's quotient, or of what the models
     * themselves make under that name.
     */
    public static boolean isShaped(PixelSize picture, AspectRatio ratio) {
        return Stream.of(
                        Optional.of(new PixelSize(ratio.width(), ratio.height())),
                        Optional.ofNullable(FIRST_GENERATION_ONE_K.get(ratio)),
                        Optional.ofNullable(HALF_K.get(ratio)))
                .flatMap(Optional::stream)
                .anyMatch(named -> isNear(picture, named));
    }

    private static boolean isNear(PixelSize one, PixelSize other) {
        var quotient = ((double) one.width() * other.height()) / ((double) one.height() * other.width());
        return quotient <= NEARLY && quotient >= 1 / NEARLY;
    }

    private static Map.Entry<AspectRatio, PixelSize> size(String ratio, int width, int height) {
        return entry(AspectRatio.parse(ratio), new PixelSize(width, height));
    }
}
