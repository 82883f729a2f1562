package app.plantain.core.generation;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RequestShape;
import app.plantain.core.routing.RoutingPolicy;
import java.util.Optional;

/**
 * Jobs that the same connections can serve wait in one lane, so that the dispatcher looks at lanes and not at each job.
 *
 * @param key all that decides who serves it: model, vendor, aspect ratio, tier, references, the length of the prompt,
 *     rounded up to hundreds, the policy, which older ones do not have, and {@code fits} where the first reference has
 *     the aspect ratio
 */
record Lane(String key) {

    private static final int PROMPT_STEP = 100;
    private static final int POLICY = 6;
    private static final String FITS = "|fits";

    static Lane of(RequestShape shape) {
        var key = String.join(
                "|",
                shape.model().value(),
                shape.vendor().map(VendorId::value).orElse(""),
                shape.aspectRatio().toString(),
                shape.tier().label(),
                Integer.toString(shape.references()),
                Integer.toString((shape.promptLength() + PROMPT_STEP - 1) / PROMPT_STEP * PROMPT_STEP),
                shape.policy().text());
        return new Lane(shape.referenceFits() ? key + FITS : key);
    }

    ModelId model() {
        return shape().model();
    }

    /** A shape that stands for all jobs of the lane. */
    RequestShape shape() {
        var parts = key.split("\\|", -1);
        return new RequestShape(
                new ModelId(parts[0]),
                Optional.of(parts[1]).filter(vendor -> !vendor.isEmpty()).map(VendorId::new),
                AspectRatio.parse(parts[2]),
                ResolutionTier.parse(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                key.endsWith(FITS),
                parts.length > POLICY ? RoutingPolicy.parse(parts[POLICY]) : RoutingPolicy.usual());
    }
}
