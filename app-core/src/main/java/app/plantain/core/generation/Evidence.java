package app.plantain.core.generation;

import app.plantain.core.gallery.StoredImage;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import java.time.Duration;
import java.util.Optional;

/**
 * What was learned of an attempt. It is true whoever found it out, and is therefore kept even from a node that has lost
 * the job meanwhile; what it means for the job is decided by the one that has it.
 */
sealed interface Evidence {

    /**
     * The vendor took it and can be asked by the handle.
     *
     * @param charge what it says it takes for it
     */
    record Accepted(Handle handle, Optional<Dollars> charge) implements Evidence {}

    /** The vendor certainly did not take it. */
    record NotAccepted(FailureKind kind, String message, Optional<Duration> retryAfter) implements Evidence {}

    /** The answer was lost: nobody knows. */
    record Lost(FailureKind kind, String message) implements Evidence {}

    /**
     * The image is here and on the disk.
     *
     * @param charge what the vendor says it took for it
     */
    record Delivered(StoredImage image, Optional<Dollars> charge) implements Evidence {

        /** Without a word of what it cost. */
        Delivered(StoredImage image) {
            this(image, Optional.empty());
        }
    }

    /**
     * The vendor took it, and ended without an image.
     *
     * @param billed whether the vendor may bill it all the same
     */
    record Ended(FailureKind kind, String message, boolean billed) implements Evidence {}

    /** The vendor stopped on our wish. */
    record Stopped() implements Evidence {}
}
