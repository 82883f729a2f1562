package app.plantain.core.generation;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RequestShape;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants made.
 *
 * @param vendor the only vendor that may serve it, empty where the router chooses
 * @param images how many, each a job of its own
 * @param references input images in their order
 * @param priority their place among the team's own jobs
 */
public record BatchRequest(
        BatchSource source,
        ModelId model,
        Optional<VendorId> vendor,
        String prompt,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        int images,
        List<ReferenceId> references,
        Priority priority) {

    /** A request of normal priority. */
    public BatchRequest(
            BatchSource source,
            ModelId model,
            Optional<VendorId> vendor,
            String prompt,
            AspectRatio aspectRatio,
            ResolutionTier tier,
            int images,
            List<ReferenceId> references) {
        this(source, model, vendor, prompt, aspectRatio, tier, images, references, Priority.NORMAL);
    }

    public BatchRequest {
        references = List.copyOf(references);
    }

    /** @param referenceFits whether the first reference has the aspect ratio that is asked for */
    RequestShape shape(boolean referenceFits) {
        return new RequestShape(model, vendor, aspectRatio, tier, references.size(), prompt.length(), referenceFits);
    }
}
