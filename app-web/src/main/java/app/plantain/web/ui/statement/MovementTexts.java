package app.plantain.web.ui.statement;

import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.web.ui.part.CreditText;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/** Movements of credits in the words of screens. */
final class MovementTexts {

    private MovementTexts() {}

    /** A change with its sign; empty where nothing changed. */
    static String change(long hundredths) {
        if (hundredths == 0) {
            return "";
        }
        var amount = new Credits(Math.abs(hundredths));
        return hundredths > 0 ? CreditText.plus(amount) : CreditText.minus(amount);
    }

    /** A zone as people know it, such as {@code in Central European Time (Europe/Berlin)}. */
    static String zone(ZoneId zone) {
        return zone.equals(TeamZones.USUAL)
                ? "in UTC"
                : "in %s (%s)".formatted(zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH), zone.getId());
    }
}
