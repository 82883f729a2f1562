package app.plantain.core.gallery;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/** All that lies where blobs are kept: for housekeeping, which looks at everything. */
interface BlobInventory {

    /** Shows everything to the visitor that has been kept since before a time. */
    void forEachBefore(Instant time, Consumer<Sha256> visitor) throws IOException;

    /**
     * Removes what a crash left behind while it was written, before a time.
     *
     * @return how many remains were removed
     */
    int removeUnfinishedBefore(Instant time) throws IOException;
}
