package app.plantain.core.provider;

/** The size of an image in pixels, each edge at least 1. */
public record PixelSize(int width, int height) {

    public PixelSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image has at least one pixel each way");
        }
    }

    /** Width times height. */
    public long area() {
        return (long) width * height;
    }

    /** The longer one of both. */
    public int longestEdge() {
        return Math.max(width, height);
    }

    /** Both edges multiplied. */
    public PixelSize times(int factor) {
        return new PixelSize(width * factor, height * factor);
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
