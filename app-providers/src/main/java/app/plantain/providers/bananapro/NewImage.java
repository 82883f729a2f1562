package app.plantain.providers.bananapro;

import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Reference;
import java.util.List;

/**
 * What goes over the wire, in the vendor's names. The number of images is left out: it must be 1, and is unless said.
 *
 * @param imageUrls data URIs, empty for none; the vendor takes web addresses as well
 */
record NewImage(String model, String type, String prompt, String aspectRatio, List<String> imageUrls) {

    static NewImage of(ImageRequest request) {
        return new NewImage(
                request.model().value(),
                request.references().isEmpty() ? "text-to-image" : "image-to-image",
                request.prompt(),
                request.aspectRatio().toString(),
                request.references().stream().map(Reference::dataUri).toList());
    }
}
