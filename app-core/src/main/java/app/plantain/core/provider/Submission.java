package app.plantain.core.provider;

import java.time.Duration;
import java.util.Optional;

/** What a vendor answered to a request it took. What it did not take is a {@link ProviderException}. */
public sealed interface Submission {

    /**
     * The vendor works on it and can be asked.
     *
     * @param pollAfter how long to wait before the first question
     * @param charge what the vendor says it takes for it, empty where it says nothing
     */
    record Accepted(Handle handle, Duration pollAfter, Optional<VendorCharge> charge) implements Submission {

        /** Accepted, without a word of what it costs. */
        public Accepted(Handle handle, Duration pollAfter) {
            this(handle, pollAfter, Optional.empty());
        }
    }

    /**
     * The vendor answered with the image at once.
     *
     * @param charge what the vendor says it took for it, empty where it says nothing
     */
    record Delivered(ImageFile image, Optional<VendorCharge> charge) implements Submission {

        /** Delivered, without a word of what it cost. */
        public Delivered(ImageFile image) {
            this(image, Optional.empty());
        }
    }
}
