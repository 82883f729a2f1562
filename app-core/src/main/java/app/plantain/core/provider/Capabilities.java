package app.plantain.core.provider;

import java.util.List;

/**
 * What one vendor can do for one model. Data, not code: it drives the form, the API's checks and the choice of a
 * connection alike. A vendor whose limits depend on one another has several for a model, and can do what any of them
 * allows.
 *
 * @param model the model this speaks of
 * @param aspectRatios in the order they are offered
 * @param tiers from small to large
 * @param references how many input images it takes, and how
 * @param maxPromptLength the longest prompt, in characters
 */
public record Capabilities(
        ModelId model,
        List<AspectRatio> aspectRatios,
        List<ResolutionTier> tiers,
        ReferenceTerms references,
        int maxPromptLength) {

    public Capabilities {
        aspectRatios = List.copyOf(aspectRatios);
        tiers = List.copyOf(tiers);
    }

    /** Whether an image of this kind can be made in one go. */
    public boolean allow(AspectRatio aspectRatio, ResolutionTier tier, int images, int promptLength) {
        return aspectRatios.contains(aspectRatio)
                && tiers.contains(tier)
                && references.allow(images)
                && promptLength <= maxPromptLength;
    }
}
