package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RoutingPolicy;
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
 * @param paused whether it is kept from going out
 * @param priority its place among the team's own jobs
 * @param decideAt while it is in doubt: from when on a person or the team's rule decides, as the vendor could not say
 * @param retryOf the job that it is another try of
 * @param retriedAs the latest other try of it
 * @param askedVendor the only vendor that may make it, empty where the router chooses
 * @param askedPolicy by what a connection is chosen, empty for the team's policy
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
        boolean paused,
        Priority priority,
        Optional<Instant> decideAt,
        Optional<JobId> retryOf,
        Optional<JobId> retriedAs,
        Optional<VendorId> askedVendor,
        Optional<RoutingPolicy> askedPolicy,
        String createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    private static final double TOLERATED_SKEW = 0.03;

    /** Whether the vendor could not say in time if it took the job, so that a person has to decide. */
    public boolean needsDecision(Instant now) {
        return state == JobState.IN_DOUBT
                && decideAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    /** Whether it ended without an image and was not tried again yet. */
    public boolean canBeRetried() {
        return (state == JobState.FAILED || state == JobState.CANCELLED) && asset.isEmpty() && retriedAs.isEmpty();
    }

    /** Whether the image that arrived has another shape than was asked for. */
    public boolean isOtherShape() {
        var asked = (double) aspectRatio.width() / aspectRatio.height();
        return deliveredSize
                .map(size -> Math.abs((double) size.width() / size.height() / asked - 1) > TOLERATED_SKEW)
                .orElse(false);
    }

    /** Whether less arrived than was asked for. */
    public boolean isShortDelivery() {
        return deliveredTier.map(delivered -> delivered.compareTo(tier) < 0).orElse(false);
    }
}
