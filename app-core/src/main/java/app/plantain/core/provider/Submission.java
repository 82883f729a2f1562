package app.plantain.core.provider;

import java.time.Duration;

/** What a vendor answered to a request it took. What it did not take is a {@link ProviderException}. */
public sealed interface Submission {

    /**
     * The vendor works on it and can be asked.
     *
     * @param pollAfter how long to wait before the first question
     */
    record Accepted(Handle handle, Duration pollAfter) implements Submission {}

    /** The vendor answered with the image at once. */
    record Delivered(ImageFile image) implements Submission {}
}
