package app.plantain.core.provider;

import java.time.Duration;

/** How far a vendor has come with accepted work. */
public sealed interface Progress {

    /** Waiting at the vendor. */
    record Queued(Duration pollAfter) implements Progress {}

    /** Being made. */
    record Running(Duration pollAfter) implements Progress {}

    /** Done. */
    record Delivered(ImageFile image) implements Progress {}

    /**
     * Ended without an image.
     *
     * @param message in plain words for the user, without secrets
     */
    record Refused(FailureKind kind, String message) implements Progress {}
}
