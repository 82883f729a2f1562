package app.plantain.providers.acedata;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the vendor's page promises, as data. Its three models have the names that Plantain uses. Each can do two things:
 * generate of text alone, with a ratio, and with a resolution where it works; and edit pictures, the first of which
 * decides the shape.
 */
final class AcedataModels {

    /** The vendor states no limit; this is what the model behind it is known to take. */
    private static final int MOST_PROMPT_CHARACTERS = 8000;

    /** The page says 10 MB for each; in base64 it is a third more, and nobody knows which of the two is counted. */
    private static final int MOST_BYTES_OF_A_FEW = 7_400_000;

    /** The vendor says nothing of all of them together, but that a request may be too large. */
    private static final int MOST_BYTES_OF_MANY = 1_500_000;

    private static final int A_FEW = 3;
    private static final int MANY = 14;

    private static final List<AspectRatio> RATIOS = Stream.of("1:1", "3:2", "2:3", "16:9", "9:16", "4:3", "3:4")
            .map(AspectRatio::parse)
            .toList();

    private static final List<ResolutionTier> ONE_K = List.of(ResolutionTier.ONE_K);

    /**
     * Which models take more than 1K, and how many pictures. The page says that the resolution works with
     * nano-banana-pro only; a newer one has nano-banana-2 among them. It states no most of pictures: these are those of
     * the models behind.
     */
    private static final List<Model> MODELS = List.of(
            new Model(new ModelId("nano-banana"), ONE_K, A_FEW),
            new Model(new ModelId("nano-banana-2"), ONE_K, MANY),
            new Model(
                    new ModelId("nano-banana-pro"),
                    List.of(ResolutionTier.ONE_K, ResolutionTier.TWO_K, ResolutionTier.FOUR_K),
                    MANY));

    static final List<Capabilities> ALL =
            MODELS.stream().flatMap(AcedataModels::capabilities).toList();

    /** The vendor wants to be asked less than once a second. */
    static final VendorLimits LIMITS = new VendorLimits(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(50), Optional.of(Duration.ofSeconds(1)));

    private AcedataModels() {}

    /**
     * One of the vendor's models.
     *
     * @param tiers of what it generates; what it edits is as large as the first picture
     * @param mostReferences how many pictures it edits at once
     */
    private record Model(ModelId id, List<ResolutionTier> tiers, int mostReferences) {}

    /** Whether the resolution works with a model, which else is not to be sent; more than 1K cannot be had without. */
    static boolean takesResolution(ModelId id, ResolutionTier tier) {
        return tier != ResolutionTier.ONE_K
                || MODELS.stream()
                        .anyMatch(
                                model -> model.id().equals(id) && model.tiers().size() > 1);
    }

    private static Stream<Capabilities> capabilities(Model model) {
        var generate = new Capabilities(model.id(), RATIOS, model.tiers(), ReferenceTerms.NONE, MOST_PROMPT_CHARACTERS);
        var editAFew = edit(model, 1, A_FEW, MOST_BYTES_OF_A_FEW);
        return model.mostReferences() > A_FEW
                ? Stream.of(generate, editAFew, edit(model, A_FEW + 1, model.mostReferences(), MOST_BYTES_OF_MANY))
                : Stream.of(generate, editAFew);
    }

    private static Capabilities edit(Model model, int least, int most, int maxBytes) {
        var terms = new ReferenceTerms(least, most, ReferenceTerms.Travel.INLINE, maxBytes, true);
        return new Capabilities(model.id(), RATIOS, ONE_K, terms, MOST_PROMPT_CHARACTERS);
    }
}
