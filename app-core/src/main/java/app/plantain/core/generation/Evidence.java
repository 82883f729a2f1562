package app.plantain.core.generation;

import app.plantain.core.gallery.StoredImage;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import java.time.Duration;
import java.util.Optional;

/**
 * What was learned of an attempt. It is true whoever found it out, and is therefore kept even from a node that has lost
 * the job meanwhile; what it means for the job is decided by the one that has it.
 */
sealed interface Evidence {

    /** The vendor took it and can be asked by the handle. */
    record Accepted(Handle handle) implements Evidence {}

    /** The vendor certainly did not take it. */
    record NotAccepted(FailureKind kind, String message, Optional<Duration> retryAfter) implements Evidence {}

    /** The answer was lost: nobody knows. */
    record Lost(FailureKind kind, String message) implements Evidence {}

    /** The image is here and on the disk. */
    record Delivered(StoredImage image) implements Evidence {}

    /** The vendor took it, and ended without an image. */
    record Ended(FailureKind kind, String message) implements Evidence {}

    /** The vendor stopped on our wish. */
    record Stopped() implements Evidence {}
}
