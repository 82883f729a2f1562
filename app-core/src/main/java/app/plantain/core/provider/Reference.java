package app.plantain.core.provider;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * An input image, in both forms in which vendors take one.
 *
 * @param image its bytes, within what the vendor takes
 * @param address where the vendor can fetch it for a while; empty where Plantain has no public address
 */
public record Reference(ImageFile image, Optional<URI> address) {

    /** The image in one line of text, as {@code data:image/png;base64,…}. */
    public String dataUri() {
        return "data:%s;base64,%s"
                .formatted(image.mediaType(), Base64.getEncoder().encodeToString(image.bytes()));
    }
}
