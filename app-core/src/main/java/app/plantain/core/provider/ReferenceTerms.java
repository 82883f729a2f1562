package app.plantain.core.provider;

/**
 * How a vendor takes input images.
 *
 * @param least the fewest, 0 where it makes images of text alone
 * @param most the most, 0 for none
 * @param travel how they get there
 * @param maxBytes the largest that it takes, in bytes; what is larger is scaled down before
 * @param decideShape whether the first of them decides the aspect ratio and the size of the image, whatever is asked
 *     for; such a capability serves only requests for the aspect ratio that the first one has
 */
public record ReferenceTerms(int least, int most, Travel travel, int maxBytes, boolean decideShape) {

    private static final int USUAL_BYTES = 10_000_000;

    /** No input images. */
    public static final ReferenceTerms NONE = inline(0);

    /** How an input image gets to the vendor. */
    public enum Travel {

        /** Within the request. */
        INLINE,

        /** As an address that the vendor fetches, for which Plantain must be reachable from outside. */
        ADDRESS
    }

    /** None to {@code most} input images, within the request. */
    public static ReferenceTerms inline(int most) {
        return new ReferenceTerms(0, most, Travel.INLINE, USUAL_BYTES, false);
    }

    /** None to {@code most} input images, fetched by the vendor. */
    public static ReferenceTerms fetched(int most) {
        return new ReferenceTerms(0, most, Travel.ADDRESS, USUAL_BYTES, false);
    }

    /** Whether so many input images can be given. */
    public boolean allow(int images) {
        return least <= images && images <= most;
    }
}
