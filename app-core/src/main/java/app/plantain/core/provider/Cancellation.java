package app.plantain.core.provider;

/** What a vendor made of the wish to stop. */
public enum Cancellation {
    /** The vendor stopped; no image will come. */
    CANCELLED,
    /** It is done or too far; an image may still come. */
    TOO_LATE,
    /** The vendor has no such call; an image may still come. */
    UNSUPPORTED
}
