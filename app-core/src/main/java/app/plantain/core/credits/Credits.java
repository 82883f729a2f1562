package app.plantain.core.credits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of credits, exact to the hundredth and never negative. One credit is worth about one US cent.
 *
 * @param hundredths hundredths of a credit, from 0
 */
public record Credits(long hundredths) implements Comparable<Credits> {

    public static final Credits ZERO = new Credits(0);

    private static final int HUNDREDTHS = 100;
    private static final Pattern SYNTAX = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    public Credits {
        if (hundredths < 0) {
            throw new IllegalArgumentException("An amount of credits is not negative");
        }
    }

    /** Whole credits. */
    public static Credits of(long credits) {
        return new Credits(Math.multiplyExact(credits, HUNDREDTHS));
    }

    /**
     * Reads {@code 12}, {@code 12.5} or {@code 12.50}.
     *
     * @throws IllegalArgumentException with a text for the user, where it is anything else
     */
    public static Credits parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("Write an amount such as 500 or 12.50, with at most two decimals");
        }
        return new Credits(new BigDecimal(text)
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact());
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(hundredths, other.hundredths));
    }

    /** The difference; the other is not larger. */
    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(hundredths, other.hundredths));
    }

    public Credits times(int count) {
        return new Credits(Math.multiplyExact(hundredths, count));
    }

    public boolean isZero() {
        return hundredths == 0;
    }

    public boolean isLessThan(Credits other) {
        return hundredths < other.hundredths;
    }

    /** The smaller of the two. */
    public Credits atMost(Credits other) {
        return isLessThan(other) ? this : other;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(hundredths, other.hundredths);
    }

    /** {@code 4} or {@code 4.50}: decimals only where there are some. */
    @Override
    public String toString() {
        var whole = hundredths / HUNDREDTHS;
        var rest = hundredths % HUNDREDTHS;
        return rest == 0 ? Long.toString(whole) : "%d.%02d".formatted(whole, rest);
    }
}
