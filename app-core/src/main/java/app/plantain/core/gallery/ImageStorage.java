package app.plantain.core.gallery;

import static java.util.Objects.requireNonNull;

import app.plantain.core.gallery.RenditionMaker.Made;
import app.plantain.core.gallery.StoredImage.Blob;
import app.plantain.core.gallery.StoredImage.Derived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            var name = Sha256.of(bytes);
            blobs.put(name, bytes);
            var original = new Blob(name, found.format().mediaType(), bytes.length, found.size());
            return new StoredImage(original, derived(made));
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

    /** Of a small image several kinds are the same. */
    private List<Derived> derived(Map<RenditionKind, Made> made) throws IOException {
        var kept = new HashMap<Made, Blob>();
        for (var image : Set.copyOf(made.values())) {
            var bytes = image.file().bytes();
            var name = Sha256.of(bytes);
            blobs.putDerived(name, bytes);
            kept.put(image, new Blob(name, image.file().mediaType(), bytes.length, image.size()));
        }
        return made.entrySet().stream()
                .map(one -> new Derived(one.getKey(), requireNonNull(kept.get(one.getValue()))))
                .toList();
    }
}
