package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as screens and API show it.
 *
 * @param position its place in the batch, from 0
 * @param price what is held for it
 * @param charged what it cost in the end, empty while it is open
 * @param failure why there is no image, empty where there is one or may be one
 * @param message in plain words, for the user
 * @param deliveredTier what arrived, beside the tier that was asked for
 * @param deliveredSize the true size of what arrived
 * @param vendor who makes it, empty before the first attempt
 * @param attempts how often it was submitted
 * @param createdBy the name of whoever asked for it
 */
public record JobView(
        JobId id,
        BatchId batch,
        int position,
        JobState state,
        ModelId model,
        String prompt,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        Credits price,
        Optional<Credits> charged,
        Optional<FailureKind> failure,
        Optional<String> message,
        Optional<AssetId> asset,
        Optional<ResolutionTier> deliveredTier,
        Optional<PixelSize> deliveredSize,
        Optional<VendorId> vendor,
        int attempts,
        String createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** Whether less arrived than was asked for. */
    public boolean isShortDelivery() {
        return deliveredTier.map(delivered -> delivered.compareTo(tier) < 0).orElse(false);
    }
}
