package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;
import java.util.Optional;

/**
 * What can be asked of a model today: what at least one connection that is on can do.
 *
 * @param maxReferences the most input images
 * @param referencesNote why these are fewer than the vendors could take, in words for the user; empty where they are not
 * @param maxPromptLength the longest prompt, in characters
 * @param sandbox whether only the sandbox serves it
 */
public record ModelOffer(
        ModelId model,
        List<AspectRatio> aspectRatios,
        List<ResolutionTier> tiers,
        int maxReferences,
        Optional<String> referencesNote,
        int maxPromptLength,
        boolean sandbox) {

    public ModelOffer {
        aspectRatios = List.copyOf(aspectRatios);
        tiers = List.copyOf(tiers);
    }
}
