package app.plantain.providers.sandbox.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.SplittableRandom;

/**
 * What a style paints on. Its unit is a thousandth of the edge of a square of the same area, so that one composition
 * serves every number of pixels; styles know no pixels.
 */
final class Canvas {

    /** A colour for each place, in units. */
    interface Shader {
        int at(double x, double y);
    }

    private final BufferedImage image;
    private final int[] pixels;
    private final Graphics2D pen;
    private final double scale;
    private final double width;
    private final double height;
    private final Palette palette;
    private final SplittableRandom random;

    /** @param bandHeight in units, what is kept free at the bottom */
    Canvas(BufferedImage image, double bandHeight, Palette palette, SplittableRandom random) {
        this.image = image;
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.scale = scaleOf(image.getWidth(), image.getHeight());
        this.width = image.getWidth() / scale;
        this.height = image.getHeight() / scale - bandHeight;
        this.palette = palette;
        this.random = random;
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.scale(scale, scale);
    }

    /** Pixels for each unit of a picture of this many pixels. */
    static double scaleOf(int pixelWidth, int pixelHeight) {
        return Math.sqrt((double) pixelWidth * pixelHeight) / 1000;
    }

    double width() {
        return width;
    }

    /** Without the band at the bottom. */
    double height() {
        return height;
    }

    double shortSide() {
        return Math.min(width, height);
    }

    double scale() {
        return scale;
    }

    Palette palette() {
        return palette;
    }

    SplittableRandom random() {
        return random;
    }

    double random(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    /** For what the other methods do not offer; its unit is the canvas's. */
    Graphics2D pen() {
        return pen;
    }

    /** Gives every pixel above the band its colour. */
    void shade(Shader shader) {
        int pixelWidth = image.getWidth();
        double unitsPerPixel = 1 / scale;
        for (int row = 0; row < artRows(); row++) {
            double y = (row + 0.5) * unitsPerPixel;
            int start = row * pixelWidth;
            for (int column = 0; column < pixelWidth; column++) {
                pixels[start + column] = shader.at((column + 0.5) * unitsPerPixel, y);
            }
        }
    }

    void fill(int colour, Shape shape) {
        pen.setColor(Colours.opaque(colour));
        pen.fill(shape);
    }

    void fill(int colour, double opacity, Shape shape) {
        pen.setColor(Colours.translucent(colour, opacity));
        pen.fill(shape);
    }

    /**
     * Lays a fine, colourless grain over everything above the band, which hides the steps of long gradients.
     *
     * @param strength in steps of 255
     */
    void grain(int strength) {
        var pattern = grainPattern(strength);
        int coarseness = Math.max(1, (int) (scale / 2));
        int pixelWidth = image.getWidth();
        for (int row = 0; row < artRows(); row++) {
            int start = row * pixelWidth;
            int patternRow = ((row / coarseness) & 127) << 7;
            for (int column = 0; column < pixelWidth; column++) {
                int step = pattern[patternRow | ((column / coarseness) & 127)];
                pixels[start + column] = lighten(pixels[start + column], step);
            }
        }
    }

    void dispose() {
        pen.dispose();
    }

    private int artRows() {
        return Math.min(image.getHeight(), (int) Math.ceil(height * scale));
    }

    private int[] grainPattern(int strength) {
        var pattern = new int[128 * 128];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = triangular(strength);
        }
        return pattern;
    }

    /** Mostly near 0, which compresses better than what is spread evenly. */
    private int triangular(int most) {
        int up = random.nextInt(most + 1);
        int down = random.nextInt(most + 1);
        return up - down;
    }

    private static int lighten(int colour, int step) {
        int red = Math.clamp(((colour >> 16) & 0xFF) + step, 0, 255);
        int green = Math.clamp(((colour >> 8) & 0xFF) + step, 0, 255);
        int blue = Math.clamp((colour & 0xFF) + step, 0, 255);
        return red << 16 | green << 8 | blue;
    }
}
