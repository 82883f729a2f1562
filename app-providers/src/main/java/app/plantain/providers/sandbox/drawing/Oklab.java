package app.plantain.providers.sandbox.drawing;

/**
 * A colour in Björn Ottosson's Oklab, in which equal distances look equal.
 *
 * @param lightness 0 to 1
 * @param a from green to red, about -0.4 to 0.4
 * @param b from blue to yellow, about -0.4 to 0.4
 */
record Oklab(double lightness, double a, double b) {

    /** @param colour {@code 0xRRGGBB} */
    static Oklab of(int colour) {
        double red = toLinear((colour >> 16) & 0xFF);
        double green = toLinear((colour >> 8) & 0xFF);
        double blue = toLinear(colour & 0xFF);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** As {@code 0xRRGGBB}; what a screen cannot show becomes the nearest it can, channel by channel. */
    int rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    /** How colourful it is: 0 for grey, about 0.3 at most. */
    double chroma() {
        return Math.hypot(a, b);
    }

    Oklab plus(Oklab other) {
        return new Oklab(lightness + other.lightness, a + other.a, b + other.b);
    }

    Oklab times(double factor) {
        return new Oklab(lightness * factor, a * factor, b * factor);
    }

    /** The same hue, with this lightness and its chroma multiplied. */
    Oklab relit(double newLightness, double chromaFactor) {
        return new Oklab(newLightness, a * chromaFactor, b * chromaFactor);
    }

    double squaredDistance(Oklab other) {
        return square(lightness - other.lightness) + square(a - other.a) + square(b - other.b);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double toLinear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int fromLinear(double value) {
        double encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(encoded, 0, 1) * 255);
    }
}
