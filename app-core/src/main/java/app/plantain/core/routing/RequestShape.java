package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import java.util.Optional;

/**
 * All of a request that decides who can serve it.
 *
 * @param vendor the only vendor that may serve it, empty where the router chooses
 * @param references how many input images
 * @param promptLength in characters
 */
public record RequestShape(
        ModelId model,
        Optional<VendorId> vendor,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        int references,
        int promptLength) {}
