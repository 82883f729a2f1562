package app.plantain.providers.odirouter;

import app.plantain.core.provider.ImageRequest;
import java.util.List;

/**
 * What goes over the wire, in the vendor's names. The vendor's {@code resolution} in pixels says the same as the ratio,
 * and nobody knows what counts where they differ, so it is left out.
 *
 * @param imageUrls where the input images are fetched, empty for none
 * @param imageSize the tier
 * @param responseModalities what is to come; without it, a text comes beside the picture
 */
record NewImage(
        String prompt, List<String> imageUrls, String aspectRatio, String imageSize, List<String> responseModalities) {

    static NewImage of(ImageRequest request, List<String> imageUrls) {
        return new NewImage(
                request.prompt(),
                imageUrls,
                request.aspectRatio().toString(),
                request.tier().label(),
                List.of("Image"));
    }
}
