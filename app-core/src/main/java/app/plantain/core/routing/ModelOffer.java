package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;

/**
 * What can be asked of a model today: what at least one connection that is on can do.
 *
 * @param maxReferences the most input images
 * @param maxPromptLength the longest prompt, in characters
 * @param sandbox whether only the sandbox serves it
 */
public record ModelOffer(
        ModelId model,
        List<AspectRatio> aspectRatios,
        List<ResolutionTier> tiers,
        int maxReferences,
        int maxPromptLength,
        boolean sandbox) {

    public ModelOffer {
        aspectRatios = List.copyOf(aspectRatios);
        tiers = List.copyOf(tiers);
    }
}
