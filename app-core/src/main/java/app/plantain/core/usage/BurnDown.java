package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Outlook;
import java.time.LocalDate;
import java.util.List;

/**
 * What a team had left at the end of each day, held or not, and how that goes on.
 *
 * @param days the days in their order; the last is not yet over if it is today
 * @param ahead what is expected from tomorrow on; empty where nobody can say
 */
public record BurnDown(List<Day> days, List<Outlook.Day> ahead, Forecast forecast) {

    public BurnDown {
        days = List.copyOf(days);
        ahead = List.copyOf(ahead);
    }

    /** What was left at the end of a day. */
    public record Day(LocalDate day, Credits left) {}
}
