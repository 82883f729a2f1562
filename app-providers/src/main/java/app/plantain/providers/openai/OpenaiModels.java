package app.plantain.providers.openai;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ReferenceTerms.Travel;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The models as data. What is behind an address nobody knows: these are the limits of the models that are meant. */
final class OpenaiModels {

    /** OpenAI itself takes larger pictures, and older servers no more than 4 MB. */
    private static final ReferenceTerms A_FEW = new ReferenceTerms(0, 3, Travel.INLINE, 4_000_000, false);

    /** Gateways have limits for all of a form, which nobody knows; so it stays near 20 MB. */
    private static final ReferenceTerms MANY = new ReferenceTerms(0, 14, Travel.INLINE, 1_500_000, false);

    private static final int MOST_PROMPT_CHARACTERS = 8000;

    private static final List<AspectRatio> RATIOS = Stream.of(
                    "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
            .map(AspectRatio::parse)
            .toList();

    static final List<Capabilities> ALL = List.of(
            model("nano-banana", A_FEW, ResolutionTier.ONE_K),
            model("nano-banana-2", MANY, ResolutionTier.values()),
            model("nano-banana-pro", MANY, ResolutionTier.ONE_K, ResolutionTier.TWO_K, ResolutionTier.FOUR_K));

    /** The models of OpenAI that have three sizes and no other. The later ones are free in theirs. */
    private static final Pattern WITH_THREE_SIZES = Pattern.compile("(?:.*/)?(?:gpt-image-1|chatgpt-image)\\b.*");

    private static final Map<AspectRatio, String> THREE_SIZES = Map.of(
            AspectRatio.parse("1:1"), "1024x1024",
            AspectRatio.parse("3:2"), "1536x1024",
            AspectRatio.parse("2:3"), "1024x1536");

    private OpenaiModels() {}

    /**
     * What can be asked of a model.
     *
     * @param name the vendor's name of it
     * @param usual what can be asked of those that are not known by their names
     */
    static List<Capabilities> limits(ModelId model, String name, List<Capabilities> usual) {
        return hasThreeSizes(name)
                ? List.of(new Capabilities(
                        model,
                        List.copyOf(THREE_SIZES.keySet()),
                        List.of(ResolutionTier.ONE_K),
                        MANY,
                        MOST_PROMPT_CHARACTERS))
                : usual;
    }

    /**
     * The size in pixels.
     *
     * @param name the vendor's name of the model
     */
    static String sizeOf(ImageRequest request, String name) {
        var size = hasThreeSizes(name)
                ? Optional.ofNullable(THREE_SIZES.get(request.aspectRatio()))
                : NativeSizes.of(request.model(), request.aspectRatio(), request.tier())
                        .or(() -> Optional.of(NativeSizes.near(request.aspectRatio(), request.tier())))
                        .map(pixels -> pixels.width() + "x" + pixels.height());
        return size.orElseThrow(() -> new IllegalArgumentException("The request goes beyond the capabilities"));
    }

    private static boolean hasThreeSizes(String name) {
        return WITH_THREE_SIZES.matcher(name).matches();
    }

    private static Capabilities model(String id, ReferenceTerms references, ResolutionTier... tiers) {
        return new Capabilities(new ModelId(id), RATIOS, List.of(tiers), references, MOST_PROMPT_CHARACTERS);
    }
}
