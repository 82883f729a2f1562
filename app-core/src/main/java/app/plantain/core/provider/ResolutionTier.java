package app.plantain.core.provider;

import java.util.Arrays;

/** How many pixels are bought, by the names of the Gemini image models. Ordered from small to large. */
public enum ResolutionTier {
    HALF_K("512", 512),
    ONE_K("1K", 1024),
    TWO_K("2K", 2048),
    FOUR_K("4K", 4096);

    private final String label;
    private final int squareEdge;

    ResolutionTier(String label, int squareEdge) {
        this.label = label;
        this.squareEdge = squareEdge;
    }

    /**
     * Reads {@code 512}, {@code 1K}, {@code 2K} or {@code 4K}, in either case.
     *
     * @throws IllegalArgumentException with a text for the user, where it is anything else
     */
    public static ResolutionTier parse(String text) {
        return Arrays.stream(values())
                .filter(tier -> tier.label.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A resolution is one of 512, 1K, 2K and 4K"));
    }

    /**
     * The tier that was delivered, judged by area: the largest one of which at least four fifths of the square's pixels
     * are there. The vendors' own sizes of one tier lie between 0.96 and 1.06 of it (21:9 of {@code nano-banana} is the
     * smallest), and the next lower tier is a quarter.
     */
    public static ResolutionTier delivered(PixelSize size) {
        return Arrays.stream(values())
                .filter(tier -> size.area() * 5 >= tier.area() * 4)
                .reduce((smaller, larger) -> larger)
                .orElse(HALF_K);
    }

    /** The name in screens, API and database: {@code 2K}. */
    public String label() {
        return label;
    }

    /** The edge, in pixels, of a square image of this tier. */
    public int squareEdge() {
        return squareEdge;
    }

    private long area() {
        return (long) squareEdge * squareEdge;
    }

    @Override
    public String toString() {
        return label;
    }
}
