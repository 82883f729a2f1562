package app.plantain.core.gallery;

import app.plantain.core.provider.PixelSize;
import java.util.List;

/**
 * An image whose bytes and renditions are on the disk, and of which the database does not know yet.
 */
public final class StoredImage {

    private final Blob original;
    private final List<Derived> renditions;

    StoredImage(Blob original, List<Derived> renditions) {
        this.original = original;
        this.renditions = List.copyOf(renditions);
    }

    /** What is kept under one name. */
    record Blob(Sha256 name, String mediaType, long bytes, PixelSize size) {}

    /** A rendition of the original. */
    record Derived(RenditionKind kind, Blob blob) {}

    /** The true size of the original, from its own header. */
    public PixelSize size() {
        return original.size();
    }

    /** The name under which its bytes are kept. */
    public String name() {
        return original.name().hex();
    }

    Blob original() {
        return original;
    }

    List<Derived> renditions() {
        return renditions;
    }
}
