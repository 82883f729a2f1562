package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.core.usage.BurnDown.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows a team's credits back from what there is now, and ahead by what was spent of late. */
@Service
@Transactional(readOnly = true)
public class BurnDowns {

    private static final int AVERAGE_OF = 30;
    private static final int NEEDED = 7;
    private static final long TEN_YEARS = 3_650;

    private final TransferSums transfers;
    private final DayTotals days;

    BurnDowns(TransferSums transfers, DayTotals days) {
        this.transfers = transfers;
        this.days = days;
    }

    /** What the team had left on each of the period's days that has begun, and what today says of the days to come. */
    public BurnDown of(TeamId team, Period period, LocalDate today) {
        return transfers
                .accounts(team)
                .map(accounts -> of(team, accounts, period, today))
                .orElseGet(() -> new BurnDown(List.of(), new Forecast.NothingLeft()));
    }

    private BurnDown of(TeamId team, TeamAccounts accounts, Period period, LocalDate today) {
        var first = earlier(period.first(), today.minusDays(AVERAGE_OF));
        // A clock may be ahead of another node's: nothing is later than the day after tomorrow.
        var moved = days.of(team, accounts, new Period(first, today.plusDays(2), period.zone()));
        return new BurnDown(
                days(period, today, accounts.owned(), moved), forecast(team, accounts, period, today, moved));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Day> days(Period period, LocalDate today, long owned, Map<LocalDate, Totals> moved) {
        var days = new ArrayList<Day>();
        var left = owned;
        for (var day = today.plusDays(2); !day.isBefore(period.first()); day = day.minusDays(1)) {
            if (!day.isAfter(today) && !day.isAfter(period.last())) {
                // Where clocks differ a little, midnight may part what belongs together.
                days.add(new Day(day, new Credits(Math.max(0, left))));
            }
            left -= moved.getOrDefault(day, Totals.NONE).owned();
        }
        return days.reversed();
    }

    private Forecast forecast(
            TeamId team, TeamAccounts accounts, Period period, LocalDate today, Map<LocalDate, Totals> moved) {
        if (accounts.owned() == 0) {
            return new Forecast.NothingLeft();
        }
        var since = transfers
                .firstSpending(team)
                .map(first -> LocalDate.ofInstant(first, period.zone()))
                .orElse(today);
        var days = (int) Math.min(AVERAGE_OF, Math.max(0, today.toEpochDay() - since.toEpochDay()));
        if (days < NEEDED) {
            return new Forecast.TooLittleKnown(days, NEEDED);
        }
        var spent = today.minusDays(days)
                .datesUntil(today)
                .mapToLong(day -> moved.getOrDefault(day, Totals.NONE).spent().hundredths())
                .sum();
        return spent == 0 ? new Forecast.NothingSpent(days) : forecast(accounts.owned(), spent, days, today);
    }

    private static Forecast forecast(long owned, long spent, int days, LocalDate today) {
        var aDay = new Credits(spent / days);
        var lasts = Math.multiplyExact(owned, days) / spent;
        return lasts > TEN_YEARS
                ? new Forecast.LastsForYears(aDay, days)
                : new Forecast.RunsOut(today.plusDays(lasts), aDay, days);
    }
}
