package app.plantain.web.ui.part;

import app.plantain.core.credits.Credits;
import java.util.Locale;

/** Amounts of credits as screens write them; in columns always with two decimals, so that they align. */
public final class CreditText {

    private static final int HUNDREDTHS = 100;

    private CreditText() {}

    /** {@code 1,240.00}. */
    public static String of(Credits amount) {
        return String.format(
                Locale.ENGLISH, "%,d.%02d", amount.hundredths() / HUNDREDTHS, amount.hundredths() % HUNDREDTHS);
    }

    /** {@code 1,240} or {@code 12.50}: where nothing stands below it. */
    public static String brief(Credits amount) {
        return amount.hundredths() % HUNDREDTHS == 0
                ? String.format(Locale.ENGLISH, "%,d", amount.hundredths() / HUNDREDTHS)
                : of(amount);
    }

    /** {@code +1,240.00}. */
    public static String plus(Credits amount) {
        return "+" + of(amount);
    }

    /** {@code −1,240.00}, with a true minus sign. */
    public static String minus(Credits amount) {
        return "−" + of(amount);
    }
}
