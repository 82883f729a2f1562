package app.plantain.core.gallery;

import app.plantain.core.gallery.StoredImage.Blob;
import app.plantain.core.gallery.StoredImage.Derived;
import app.plantain.core.provider.PixelSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.springframework.stereotype.Service;

/**
 * Brings an image to the disk: looks what it really is, keeps the original byte for byte, and makes its renditions.
 * Slow, and therefore done before the transaction that tells the database of it.
 */
@Service
public class ImageStorage {

    private final BlobStore blobs;
    private final RenditionMaker renditions;

    ImageStorage(BlobStore blobs, RenditionMaker renditions) {
        this.blobs = blobs;
        this.renditions = renditions;
    }

    /**
     * Keeps an image and its renditions.
     *
     * @param bytes the encoded image: PNG, JPEG or WebP
     * @throws UnacceptableImage where it is something else, broken or too large; nothing is kept then
     * @throws UncheckedIOException where the disk fails; doing it again is safe
     */
    public StoredImage store(byte[] bytes) {
        var found = ImageProbe.probe(bytes);
        var made = renditions.make(found, bytes);
        try {
            var original = put(bytes, found.format().mediaType(), found.size());
            var derived = new ArrayList<Derived>();
            for (var rendition : made.entrySet()) {
                var image = rendition.getValue();
                derived.add(new Derived(
                        rendition.getKey(),
                        put(image.file().bytes(), image.file().mediaType(), image.size())));
            }
            return new StoredImage(original, derived);
        } catch (IOException failed) {
            throw new UncheckedIOException("The image could not be stored", failed);
        }
    }

    /**
     * Makes sure that images can be kept.
     *
     * @throws IOException where they cannot, with the reason
     */
    public void check() throws IOException {
        blobs.check();
    }

    private Blob put(byte[] bytes, String mediaType, PixelSize size) throws IOException {
        var name = Sha256.of(bytes);
        blobs.put(name, bytes);
        return new Blob(name, mediaType, bytes.length, size);
    }
}
