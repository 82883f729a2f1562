package app.plantain.core.provider;

import java.time.Duration;
import java.util.Optional;

/** How far a vendor has come with accepted work. */
public sealed interface Progress {

    /** Waiting at the vendor. */
    record Queued(Duration pollAfter) implements Progress {}

    /** Being made. */
    record Running(Duration pollAfter) implements Progress {}

    /**
     * Done.
     *
     * @param charge what the vendor says it took for it, empty where it says nothing
     */
    record Delivered(ImageFile image, Optional<VendorCharge> charge) implements Progress {

        /** Done, without a word of what it cost. */
        public Delivered(ImageFile image) {
            this(image, Optional.empty());
        }
    }

    /**
     * Ended without an image.
     *
     * @param message in plain words for the user, without secrets
     */
    record Refused(FailureKind kind, String message) implements Progress {}
}
