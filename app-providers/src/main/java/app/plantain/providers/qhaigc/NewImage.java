package app.plantain.providers.qhaigc;

import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire, in the vendor's names.
 *
 * @param size one of the page's table: every other one falls back silently
 * @param extraFields null where nothing is in it
 */
record NewImage(
        String model, String prompt, String size, @Nullable ExtraFields extraFields) {

    /**
     * The vendor's own fields.
     *
     * @param referenceImages data URIs, empty for none; the vendor takes web addresses as well
     * @param imageSize with the aspect ratio or not at all: together they override the size
     */
    record ExtraFields(
            List<String> referenceImages,
            @Nullable String imageSize,
            @Nullable String aspectRatio,
            @Nullable BigDecimal temperature) {

        private boolean isEmpty() {
            return referenceImages.isEmpty() && imageSize == null && temperature == null;
        }
    }

    /** Where no size of the table says it all, the size says at least the resolution. */
    static NewImage of(ImageRequest request, Optional<BigDecimal> temperature) {
        var label = request.tier().label();
        var size = QhaigcModels.sizeOf(request);
        var extra = new ExtraFields(
                request.references().stream().map(Reference::dataUri).toList(),
                size.isPresent() ? null : label,
                size.isPresent() ? null : request.aspectRatio().toString(),
                temperature.orElse(null));
        return new NewImage(
                request.model().value(), request.prompt(), size.orElse(label), extra.isEmpty() ? null : extra);
    }
}
