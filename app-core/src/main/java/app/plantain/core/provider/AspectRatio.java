package app.plantain.core.provider;

import java.util.regex.Pattern;

/**
 * The shape of an image, as a pair of small whole numbers: {@code 16:9}. It is a name and not a quotient: vendors
 * deliver {@code 21:9} as 1536 × 672, which is 16:7.
 *
 * @param width from 1 to 99
 * @param height from 1 to 99
 */
public record AspectRatio(int width, int height) {

    /** What is meant where nothing was asked for. */
    public static final AspectRatio SQUARE = new AspectRatio(1, 1);

    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]?):([1-9][0-9]?)");

    public AspectRatio {
        if (width < 1 || width > 99 || height < 1 || height > 99) {
            throw new IllegalArgumentException("An aspect ratio has two numbers from 1 to 99, such as 16:9");
        }
    }

    /**
     * Reads {@code 16:9}.
     *
     * @throws IllegalArgumentException with a text for the user, where it is anything else
     */
    public static AspectRatio parse(String text) {
        var matcher = SYNTAX.matcher(text);
        if (text.length() > 5 || !matcher.matches()) {
            throw new IllegalArgumentException("An aspect ratio has two numbers from 1 to 99, such as 16:9");
        }
        return new AspectRatio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
