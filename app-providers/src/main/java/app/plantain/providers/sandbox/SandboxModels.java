package app.plantain.providers.sandbox;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;
import java.util.stream.Stream;

/** What the sandbox can draw: what the real models can, in their true sizes. */
final class SandboxModels {

    static final List<Capabilities> ALL = List.of(
            model("nano-banana", commonRatios(), List.of(ResolutionTier.ONE_K), 3),
            model("nano-banana-2", allRatios(), List.of(ResolutionTier.values()), 14),
            model(
                    "nano-banana-pro",
                    commonRatios(),
                    List.of(ResolutionTier.ONE_K, ResolutionTier.TWO_K, ResolutionTier.FOUR_K),
                    14));

    private static final int MAX_PROMPT_LENGTH = 8000;

    private SandboxModels() {}

    /** @throws ProviderException not accepted, where the request goes beyond what its model can do */
    static void validate(ImageRequest request) {
        var capabilities = ALL.stream()
                .filter(candidate -> candidate.model().equals(request.model()))
                .findFirst()
                .orElseThrow(() -> refusal("The sandbox does not know the model " + request.model() + "."));
        refuseUnless(capabilities.aspectRatios().contains(request.aspectRatio()), "aspect ratio", request);
        refuseUnless(capabilities.tiers().contains(request.tier()), "resolution", request);
        refuseUnless(request.references().size() <= capabilities.references().most(), "number of references", request);
        refuseUnless(request.variation() >= 0, "variation", request);
        boolean promptFits = !request.prompt().isBlank() && request.prompt().length() <= capabilities.maxPromptLength();
        refuseUnless(promptFits, "length of the prompt", request);
    }

    /** In how many pixels a request is answered where this tier is delivered. */
    static PixelSize sizeOf(ImageRequest request, ResolutionTier delivered) {
        var requested = NativeSizes.of(request.model(), request.aspectRatio(), request.tier())
                .orElseThrow(() -> new IllegalStateException("Every ratio that is offered has a size"));
        int smaller = request.tier().squareEdge() / delivered.squareEdge();
        return new PixelSize(requested.width() / smaller, requested.height() / smaller);
    }

    private static void refuseUnless(boolean fits, String what, ImageRequest request) {
        if (!fits) {
            throw refusal("The sandbox's " + request.model() + " cannot take this " + what + ".");
        }
    }

    private static ProviderException refusal(String message) {
        return new ProviderException(FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED, message);
    }

    private static Capabilities model(
            String name, List<AspectRatio> ratios, List<ResolutionTier> tiers, int maxReferences) {
        return new Capabilities(
                new ModelId(name), ratios, tiers, ReferenceTerms.inline(maxReferences), MAX_PROMPT_LENGTH);
    }

    private static List<AspectRatio> commonRatios() {
        return Stream.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
                .map(AspectRatio::parse)
                .toList();
    }

    private static List<AspectRatio> allRatios() {
        var extreme = Stream.of("1:4", "4:1", "1:8", "8:1").map(AspectRatio::parse);
        return Stream.concat(commonRatios().stream(), extreme).toList();
    }
}
