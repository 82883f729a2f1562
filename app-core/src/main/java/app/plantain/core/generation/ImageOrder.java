package app.plantain.core.generation;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;

/**
 * What is to be on the images of a batch, and what they are to be like.
 *
 * @param images how many, each a job of its own
 * @param references input images in their order
 */
public record ImageOrder(
        ModelId model,
        String prompt,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        int images,
        List<ReferenceId> references) {

    public ImageOrder {
        references = List.copyOf(references);
    }
}
