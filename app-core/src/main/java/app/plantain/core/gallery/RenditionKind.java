package app.plantain.core.gallery;

/** The three derived sizes of an image. None is larger than its original. */
public enum RenditionKind {
    /** For lists and filmstrips. */
    THUMBNAIL(256),
    /** For the gallery. */
    PREVIEW(640),
    /** For looking at one image. */
    LARGE(1600);

    private final int longestEdge;

    RenditionKind(int longestEdge) {
        this.longestEdge = longestEdge;
    }

    /** In pixels. */
    public int longestEdge() {
        return longestEdge;
    }
}
