package app.plantain.core.gallery;

import java.io.IOException;
import java.io.InputStream;

/** Where bytes are kept, under the name of their content. A file system today; the rest of the product cannot tell. */
interface BlobStore {

    /** Keeps bytes for good: when this returns they survive a crash. Keeping the same bytes again does nothing. */
    void put(Sha256 name, byte[] bytes) throws IOException;

    /**
     * Opens what is kept.
     *
     * @throws java.io.FileNotFoundException where there is no such blob
     */
    InputStream open(Sha256 name) throws IOException;

    /** Whether bytes are kept under the name. */
    boolean has(Sha256 name);

    /**
     * Makes sure that bytes can be kept.
     *
     * @throws IOException where they cannot, with the reason
     */
    void check() throws IOException;
}
