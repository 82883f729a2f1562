package app.plantain.providers.qhaigc;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ReferenceTerms.Travel;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the vendor's page promises, as data. */
final class QhaigcModels {

    /** The vendor states no most; this is what the models behind it take. */
    private static final int MANY = 14;

    private static final int A_FEW = 3;

    /** The vendor states no limit; a sister page of it has pictures below 4 MB. */
    private static final int MOST_BYTES_OF_A_FEW = 4_000_000;

    /** Nobody knows how large a request may be; so it stays below 30 MB. */
    private static final int MOST_BYTES_OF_MANY = 1_500_000;

    /** The vendor states no limit; this is what the models behind it are known to take. */
    private static final int MOST_PROMPT_CHARACTERS = 8000;

    /**
     * The page names 16:9 and 1:1 as examples and lists none. These are what both models behind it have; a ratio that
     * the vendor does not know it would leave out silently.
     */
    private static final List<AspectRatio> RATIOS = Stream.of(
                    "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
            .map(AspectRatio::parse)
            .toList();

    /** The sizes in pixels of the page's table, each of which means a ratio and 1K. */
    private static final Map<AspectRatio, String> ONE_K_SIZES = Map.of(
            AspectRatio.parse("1:1"), "1024x1024",
            AspectRatio.parse("9:16"), "1024x1792",
            AspectRatio.parse("16:9"), "1792x1024");

    static final List<Capabilities> ALL = Stream.of("nano-banana-2", "nano-banana-pro")
            .map(ModelId::new)
            .flatMap(model -> Stream.of(
                    capabilities(model, 0, A_FEW, MOST_BYTES_OF_A_FEW),
                    capabilities(model, A_FEW + 1, MANY, MOST_BYTES_OF_MANY)))
            .toList();

    private QhaigcModels() {}

    /** The size that says all of the format by itself, for OpenAI's clients; empty where fields of its own have to. */
    static Optional<String> sizeOf(ImageRequest request) {
        return request.tier() == ResolutionTier.ONE_K
                ? Optional.ofNullable(ONE_K_SIZES.get(request.aspectRatio()))
                : Optional.empty();
    }

    private static Capabilities capabilities(ModelId model, int least, int most, int maxBytes) {
        return new Capabilities(
                model,
                RATIOS,
                List.of(ResolutionTier.values()),
                new ReferenceTerms(least, most, Travel.INLINE, maxBytes, false),
                MOST_PROMPT_CHARACTERS);
    }
}
