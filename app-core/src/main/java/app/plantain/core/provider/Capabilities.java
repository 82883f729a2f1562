package app.plantain.core.provider;

import java.util.List;

/**
 * What one vendor can do for one model. Data, not code: it drives the form, the API's checks and the choice of a
 * connection alike.
 *
 * @param model the model this speaks of
 * @param aspectRatios in the order they are offered
 * @param tiers from small to large
 * @param maxReferences the most input images, 0 for none
 * @param maxPromptLength the longest prompt, in characters
 */
public record Capabilities(
        ModelId model,
        List<AspectRatio> aspectRatios,
        List<ResolutionTier> tiers,
        int maxReferences,
        int maxPromptLength) {

    public Capabilities {
        aspectRatios = List.copyOf(aspectRatios);
        tiers = List.copyOf(tiers);
    }
}
