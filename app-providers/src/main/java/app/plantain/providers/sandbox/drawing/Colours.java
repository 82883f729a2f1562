package app.plantain.providers.sandbox.drawing;

import java.awt.Color;

/** Arithmetic on colours, each an {@code int} of the form {@code 0xRRGGBB}. */
final class Colours {

    private Colours() {}

    /** From one colour (0) to another (1) on the straight way through sRGB: fast, for neighbours and edges. */
    static int mix(int from, int to, double share) {
        int weight = (int) (Math.clamp(share, 0, 1) * 256);
        int redAndBlue = ((from & 0xFF00FF) * (256 - weight) + (to & 0xFF00FF) * weight) >>> 8;
        int green = ((from & 0x00FF00) * (256 - weight) + (to & 0x00FF00) * weight) >>> 8;
        return (redAndBlue & 0xFF00FF) | (green & 0x00FF00);
    }

    /** From one colour (0) to another (1) through Oklab, which keeps gradients clean. Slow. */
    static int blend(int from, int to, double share) {
        return Oklab.of(from).times(1 - share).plus(Oklab.of(to).times(share)).rgb();
    }

    static Color opaque(int colour) {
        return new Color(colour);
    }

    /** @param opacity 0 to 1 */
    static Color translucent(int colour, double opacity) {
        return new Color((colour & 0xFFFFFF) | ((int) (Math.clamp(opacity, 0, 1) * 255) << 24), true);
    }
}
