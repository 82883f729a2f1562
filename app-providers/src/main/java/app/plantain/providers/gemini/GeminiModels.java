package app.plantain.providers.gemini;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Google's models, what each can do, and what a picture costs, as data. */
final class GeminiModels {

    /** Google counts tokens, of which this is well within the limit. */
    private static final int MOST_PROMPT_CHARACTERS = 8000;

    /**
     * Google takes 7 MB for each picture, and 20 MB for a request, of which base64 leaves 15 MB: so a few may be larger
     * than many.
     */
    private static final int MOST_BYTES_OF_A_FEW = 4_500_000;

    private static final int MOST_BYTES_OF_MANY = 1_000_000;
    private static final int A_FEW = 3;
    private static final int MANY = 14;

    private static final List<AspectRatio> TEN_RATIOS =
            ratios("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");
    private static final List<AspectRatio> FOURTEEN_RATIOS = Stream.concat(
                    TEN_RATIOS.stream(), ratios("1:4", "4:1", "1:8", "8:1").stream())
            .toList();

    private static final List<Model> MODELS = List.of(
            new Model(
                    new ModelId("nano-banana"),
                    "gemini-2.5-flash-image",
                    TEN_RATIOS,
                    Map.of(ResolutionTier.ONE_K, 1290),
                    A_FEW,
                    new BigDecimal("30")),
            new Model(
                    new ModelId("nano-banana-2"),
                    "gemini-3.1-flash-image",
                    FOURTEEN_RATIOS,
                    Map.of(
                            ResolutionTier.HALF_K, 747,
                            ResolutionTier.ONE_K, 1120,
                            ResolutionTier.TWO_K, 1680,
                            ResolutionTier.FOUR_K, 2520),
                    MANY,
                    new BigDecimal("60")),
            new Model(
                    new ModelId("nano-banana-pro"),
                    "gemini-3-pro-image",
                    TEN_RATIOS,
                    Map.of(ResolutionTier.ONE_K, 1120, ResolutionTier.TWO_K, 1120, ResolutionTier.FOUR_K, 2000),
                    MANY,
                    new BigDecimal("120")));

    static final List<Capabilities> ALL =
            MODELS.stream().flatMap(GeminiModels::capabilities).toList();

    /** By the tokens that a picture of each tier has. */
    static final List<VendorPrice> PRICES =
            MODELS.stream().flatMap(GeminiModels::prices).toList();

    private GeminiModels() {}

    /**
     * One of Google's models.
     *
     * @param id ours
     * @param name Google's
     * @param tokens how many a picture has that is billed, by its tier; the tiers are those that the model has
     * @param usdPerMillion the price of a million tokens of pictures
     */
    record Model(
            ModelId id,
            String name,
            List<AspectRatio> ratios,
            Map<ResolutionTier, Integer> tokens,
            int mostReferences,
            BigDecimal usdPerMillion) {

        /** Whether the size can be said; a model with one alone does not know the field. */
        boolean hasSizes() {
            return tokens.size() > 1;
        }

        /** The price of so many tokens of a picture, in dollars. */
        BigDecimal price(BigDecimal pictureTokens) {
            return usdPerMillion.multiply(pictureTokens).movePointLeft(6).stripTrailingZeros();
        }

        /** The price of a picture, in dollars. */
        BigDecimal price(ResolutionTier tier) {
            return price(BigDecimal.valueOf(tokens.getOrDefault(tier, 0)));
        }
    }

    /** The model of a request that was checked against {@link #ALL}. */
    static Model of(ModelId id) {
        return MODELS.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Google has no such model"));
    }

    private static Stream<VendorPrice> prices(Model model) {
        return model.tokens().keySet().stream()
                .sorted()
                .map(tier -> new VendorPrice(model.id(), tier, Dollars.of(model.price(tier))));
    }

    private static Stream<Capabilities> capabilities(Model model) {
        var few = capabilities(model, 0, A_FEW, MOST_BYTES_OF_A_FEW);
        return model.mostReferences() > A_FEW
                ? Stream.of(few, capabilities(model, A_FEW + 1, model.mostReferences(), MOST_BYTES_OF_MANY))
                : Stream.of(few);
    }

    private static Capabilities capabilities(Model model, int least, int most, int maxBytes) {
        var tiers = Stream.of(ResolutionTier.values())
                .filter(model.tokens()::containsKey)
                .toList();
        var terms = new ReferenceTerms(least, most, ReferenceTerms.Travel.INLINE, maxBytes, false);
        return new Capabilities(model.id(), model.ratios(), tiers, terms, MOST_PROMPT_CHARACTERS);
    }

    private static List<AspectRatio> ratios(String... ratios) {
        return Stream.of(ratios).map(AspectRatio::parse).toList();
    }
}
