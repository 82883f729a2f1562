package app.plantain.core.gallery;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;

/**
 * What an image was made from, kept with it for good.
 *
 * @param vendor who made it
 * @param aspectRatio as it was asked for
 * @param tier as it was asked for
 */
public record Recipe(VendorId vendor, ModelId model, String prompt, AspectRatio aspectRatio, ResolutionTier tier) {}
