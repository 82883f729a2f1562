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
 * @param referenceFits whether the first input image has the aspect ratio that is asked for; false where there is none
 * @param policy by what one of those that can is chosen
 */
public record RequestShape(
        ModelId model,
        Optional<VendorId> vendor,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        int references,
        int promptLength,
        boolean referenceFits,
        RoutingPolicy policy) {

    /** A request by priority and weight, whose first input image, if there is one, has another aspect ratio. */
    public RequestShape(
            ModelId model,
            Optional<VendorId> vendor,
            AspectRatio aspectRatio,
            ResolutionTier tier,
            int references,
            int promptLength) {
        this(model, vendor, aspectRatio, tier, references, promptLength, false, RoutingPolicy.usual());
    }

    /** The same, whichever connection serves it. */
    public RequestShape anywhere() {
        return new RequestShape(
                model,
                Optional.empty(),
                aspectRatio,
                tier,
                references,
                promptLength,
                referenceFits,
                RoutingPolicy.usual());
    }
}
