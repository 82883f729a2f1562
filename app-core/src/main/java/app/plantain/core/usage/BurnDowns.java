package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Outlook;
import app.plantain.core.credits.TeamGrants;
import app.plantain.core.identity.TeamId;
import app.plantain.core.usage.BurnDown.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows a team's credits back from what there is now, and ahead by what was spent of late, what expires and what comes. */
@Service
@Transactional(readOnly = true)
public class BurnDowns {

    private static final int AVERAGE_OF = 30;
    private static final int NEEDED = 7;

    private final TransferSums transfers;
    private final DayTotals days;
    private final TeamGrants grants;

    BurnDowns(TransferSums transfers, DayTotals days, TeamGrants grants) {
        this.transfers = transfers;
        this.days = days;
        this.grants = grants;
    }

    /** What the team had left on each of the period's days that has begun, and what today says of the days to come. */
    public BurnDown of(TeamId team, Period period, LocalDate today) {
        return transfers
                .accounts(team)
                .map(accounts -> of(team, accounts, period, today))
                .orElseGet(() -> new BurnDown(List.of(), List.of(), new Forecast.NothingLeft(Optional.empty())));
    }

    private BurnDown of(TeamId team, TeamAccounts accounts, Period period, LocalDate today) {
        var first = earlier(period.first(), today.minusDays(AVERAGE_OF));
        // A clock may be ahead of another node's: nothing is later than the day after tomorrow.
        var moved = days.of(team, accounts, new Period(first, today.plusDays(2), period.zone()));
        return foreseen(team, days(period, today, accounts.owned(), moved), period, today, moved);
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

    private BurnDown foreseen(
            TeamId team, List<Day> days, Period period, LocalDate today, Map<LocalDate, Totals> moved) {
        var since = transfers
                .firstSpending(team)
                .map(first -> LocalDate.ofInstant(first, period.zone()))
                .orElse(today);
        var known = (int) Math.min(AVERAGE_OF, Math.max(0, today.toEpochDay() - since.toEpochDay()));
        var spent = today.minusDays(known)
                .datesUntil(today)
                .map(day -> moved.getOrDefault(day, Totals.NONE).spent())
                .reduce(Credits.ZERO, Credits::plus);
        var outlook = grants.ahead(team, spent, Math.max(1, known));
        var forecast = forecast(outlook, spent, known);
        return new BurnDown(days, forecast.isDrawn() ? outlook.days() : List.of(), forecast);
    }

    private static Forecast forecast(Outlook outlook, Credits spent, int days) {
        if (outlook.now().isZero()) {
            return new Forecast.NothingLeft(outlook.comesNext());
        }
        if (days < NEEDED) {
            return new Forecast.TooLittleKnown(days, NEEDED);
        }
        var aDay = new Credits(spent.hundredths() / days);
        return outlook.runsOut()
                .<Forecast>map(on -> new Forecast.RunsOut(on, aDay, days, outlook.expires(), outlook.comes()))
                .orElseGet(() ->
                        spent.isZero() ? new Forecast.NothingSpent(days) : new Forecast.LastsForYears(aDay, days));
    }
}
