package app.plantain.core.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/**
 * What a vendor takes from us, in millionths of a US dollar: the price of one image is often a fraction of a cent. Never
 * mixed with credits.
 *
 * @param micros not negative
 */
public record Dollars(long micros) implements Comparable<Dollars> {

    public static final Dollars ZERO = new Dollars(0);

    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    public Dollars {
        if (micros < 0) {
            throw new IllegalArgumentException("A price is not negative");
        }
    }

    /**
     * So many dollars, rounded to millionths.
     *
     * @throws IllegalArgumentException with a text for the user, where it is negative or more than a million
     */
    public static Dollars of(BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("A price is from 0 to 1,000,000 dollars");
        }
        return new Dollars(
                amount.setScale(DECIMALS, RoundingMode.HALF_UP).unscaledValue().longValueExact());
    }

    /**
     * Reads {@code 0.039} or {@code $0.039}.
     *
     * @throws IllegalArgumentException with a text for the user, where it is anything else
     */
    public static Dollars parse(String text) {
        var written = text.strip().replaceFirst("^\\$", "");
        if (!written.matches("\\d{1,7}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("A price is in dollars, such as 0.039");
        }
        return of(new BigDecimal(written));
    }

    /** So much for each of several. */
    public Dollars times(BigDecimal count) {
        return of(amount().multiply(count));
    }

    @Override
    public int compareTo(Dollars other) {
        return Comparator.comparingLong(Dollars::micros).compare(this, other);
    }

    /** As it is written in a form: {@code 0.039}. */
    public String written() {
        var plain = amount().stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), 2), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    @Override
    public String toString() {
        return "$" + written();
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }
}
