package app.plantain.core.gallery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Where bytes are kept, under the name of their content. A file system today; the rest of the product cannot tell. */
interface BlobStore {

    /** Keeps bytes for good: when this returns they survive a power cut. Keeping the same bytes again does nothing. */
    void put(Sha256 name, byte[] bytes) throws IOException;

    /** Keeps bytes that can be made again: a power cut in the next minute may lose them, or a part of them. */
    void putDerived(Sha256 name, byte[] bytes) throws IOException;

    /**
     * Opens what is kept.
     *
     * @throws FileNotFoundException where there is no such blob
     */
    InputStream open(Sha256 name) throws IOException;

    /** Whether so many bytes are kept under the name: all of them, where that is their size. */
    boolean has(Sha256 name, long size);

    /**
     * Makes sure that bytes can be kept.
     *
     * @throws IOException where they cannot, with the reason
     */
    void check() throws IOException;
}
