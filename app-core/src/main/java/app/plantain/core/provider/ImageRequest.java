package app.plantain.core.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One image, asked for in our words. It was checked against the vendor's capabilities before it came here.
 *
 * @param attemptId our name for this try; a vendor that keeps a caller's reference is given it, so that the try can be
 *     found again with {@link ImageProvider#find}
 * @param model what the user picked
 * @param prompt the text, not blank, within the capability's length
 * @param aspectRatio one of the capability's
 * @param tier one of the capability's
 * @param references input images in the order the user gave them, at most as many as the capability allows
 * @param variation from 0 for the first image of a batch; for vendors that have a seed, so that the images of a batch
 *     differ
 * @param callback where the vendor may say that it is done, so that it is asked sooner; empty where Plantain has no
 *     public address. What it says there is never believed
 */
public record ImageRequest(
        UUID attemptId,
        ModelId model,
        String prompt,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        List<Reference> references,
        int variation,
        Optional<URI> callback) {

    public ImageRequest {
        references = List.copyOf(references);
    }
}
