package app.plantain.web.ui.admin;

import app.plantain.core.provider.Dollars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Dollars as screens write them. */
final class MoneyText {

    private static final int MICROS = 6;

    private MoneyText() {}

    /** {@code $1,240.00} or {@code −$0.50}, to the cent. */
    static String cents(BigDecimal dollars) {
        return text(dollars, 2);
    }

    /** {@code $0.0390}, as single images need it. */
    static String fine(BigDecimal dollars) {
        return text(dollars, 4);
    }

    /** What a vendor takes, as an amount to reckon with. */
    static BigDecimal amount(Dollars dollars) {
        return BigDecimal.valueOf(dollars.micros(), MICROS);
    }

    private static String text(BigDecimal dollars, int decimals) {
        var rounded = dollars.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? "−$" : "$")
                + String.format(Locale.ENGLISH, "%,." + decimals + "f", rounded.abs());
    }
}
