package app.plantain.providers.acedata;

import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Reference;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire, in the vendor's names. What the vendor would ignore is left out.
 *
 * @param imageUrls data URIs or web addresses, empty for none
 * @param aspectRatio null where the first picture decides it
 * @param resolution null where the first picture decides it, or the model has but one
 * @param callbackUrl null for an answer that has the picture
 */
record NewImage(
        String action,
        String prompt,
        String model,
        List<String> imageUrls,
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable String callbackUrl) {

    /** As much of pictures, in bytes, as travels within a request where they could be fetched. */
    private static final long MOST_INLINE = 10_000_000;

    static NewImage of(ImageRequest request) {
        var callback = request.callback().map(URI::toString).orElse(null);
        return request.references().isEmpty() ? generate(request, callback) : edit(request, callback);
    }

    private static NewImage generate(ImageRequest request, @Nullable String callback) {
        return new NewImage(
                "generate",
                request.prompt(),
                request.model().value(),
                List.of(),
                request.aspectRatio().toString(),
                AcedataModels.takesResolution(request.model(), request.tier())
                        ? request.tier().label()
                        : null,
                callback);
    }

    private static NewImage edit(ImageRequest request, @Nullable String callback) {
        return new NewImage(
                "edit", request.prompt(), request.model().value(), urls(request.references()), null, null, callback);
    }

    /** The pictures themselves, since not every address that Plantain has is seen from everywhere. */
    private static List<String> urls(List<Reference> references) {
        boolean light = references.stream()
                        .mapToLong(reference -> reference.image().bytes().length)
                        .sum()
                <= MOST_INLINE;
        return references.stream()
                .map(reference -> light
                        ? reference.dataUri()
                        : reference.address().map(URI::toString).orElseGet(reference::dataUri))
                .toList();
    }
}
