package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A team's statement: every movement of its credits, a page at a time, with what could be spent after each. One page looks
 * at a bounded number of transfers; where a filter lets few of them through, it may hold fewer lines than asked for, or
 * none, and still tell where to go on.
 */
@Service
@Transactional(readOnly = true)
public class Statements {

    private static final long FIRST_WINDOW = 2_000;
    private static final long LARGEST_WINDOW = 50_000;
    private static final long MOST_LOOKED_AT = 100_000;

    private final TransferSums transfers;
    private final StatementRows rows;
    private final RunningBalances balances;
    private final DayTotals days;

    Statements(TransferSums transfers, StatementRows rows, RunningBalances balances, DayTotals days) {
        this.transfers = transfers;
        this.rows = rows;
        this.balances = balances;
        this.days = days;
    }

    /** The newest lines that the filter lets through. */
    public StatementPage newest(Reader reader, StatementFilter filter, int limit) {
        return transfers
                .accounts(reader.team())
                .map(accounts -> {
                    var before = end(reader.team(), accounts, filter);
                    var available = balances.after(reader.team(), accounts, before - 1);
                    return page(reader, filter, new StatementPlace(before, available), limit);
                })
                .orElseGet(Statements::nothing);
    }

    /** The lines that follow, further back. */
    public StatementPage after(Reader reader, StatementFilter filter, StatementPlace place, int limit) {
        return transfers
                .accounts(reader.team())
                .map(_ -> page(reader, filter, place, limit))
                .orElseGet(Statements::nothing);
    }

    /** How the team's credits moved in a period, whoever moved them. */
    public PeriodTotals totals(TeamId team, Period period) {
        return transfers
                .accounts(team)
                .map(accounts -> totals(team, accounts, period))
                .orElseGet(() -> new PeriodTotals(Credits.ZERO, Totals.NONE, Credits.ZERO));
    }

    private PeriodTotals totals(TeamId team, TeamAccounts accounts, Period period) {
        var moved = days.of(team, accounts, period).values().stream().reduce(Totals.NONE, Totals::plus);
        var opening = balances.before(team, accounts, period.start());
        return new PeriodTotals(credits(opening), moved, credits(opening + moved.available()));
    }

    /** Where clocks differ a little, midnight may part what belongs together. */
    private static Credits credits(long hundredths) {
        return new Credits(Math.max(0, hundredths));
    }

    /**
     * How the team's credits moved in each of several months, the latest first; months without a movement are left out.
     *
     * @param count how many months back to look, at most 24
     */
    public List<MonthTotals> months(TeamId team, YearMonth latest, int count, ZoneId zone) {
        var first = latest.minusMonths(Math.min(count, 24) - 1L);
        var period = new Period(first.atDay(1), latest.atEndOfMonth(), zone);
        var months = new TreeMap<YearMonth, Totals>();
        transfers
                .accounts(team)
                .ifPresent(accounts -> days.of(team, accounts, period)
                        .forEach((day, moved) -> months.merge(YearMonth.from(day), moved, Totals::plus)));
        return months.descendingMap().entrySet().stream()
                .map(month -> new MonthTotals(month.getKey(), month.getValue()))
                .toList();
    }

    private StatementPage page(Reader reader, StatementFilter filter, StatementPlace place, int limit) {
        var floor = floor(reader.team(), filter);
        var open = filter.isOpen() && reader.only().isEmpty();
        var entries = new ArrayList<StatementEntry>();
        var at = place;
        var size = open ? limit + RunningBalances.SKEW : FIRST_WINDOW;
        for (var looked = 0L; at.before() > floor && looked < MOST_LOOKED_AT; looked += size) {
            var window = new StatementRows.Window(Math.max(floor, at.before() - size), at.before());
            var found = rows.lines(reader, window, filter, at.available(), limit - entries.size());
            entries.addAll(found);
            if (entries.size() == limit) {
                return new StatementPage(entries, next(found.getLast(), floor));
            }
            var change = transfers.change(reader.team(), window.floor(), window.before());
            at = new StatementPlace(window.floor(), at.available() - change);
            size = Math.min(LARGEST_WINDOW, size * 5);
        }
        return new StatementPage(entries, at.before() > floor ? Optional.of(at) : Optional.empty());
    }

    private static Optional<StatementPlace> next(StatementEntry last, long floor) {
        return last.position() > floor
                ? Optional.of(new StatementPlace(
                        last.position(), last.availableAfter().hundredths() - last.available()))
                : Optional.empty();
    }

    /** The position before which the filter's lines are. */
    private long end(TeamId team, TeamAccounts accounts, StatementFilter filter) {
        return filter.period()
                .map(period -> transfers.lastBefore(team, period.end()).stream()
                        .map(last -> Math.min(last + RunningBalances.SKEW, accounts.position()) + 1)
                        .findFirst()
                        .orElse(1))
                .orElse(accounts.position() + 1);
    }

    /** The position from which on the filter's lines are. */
    private long floor(TeamId team, StatementFilter filter) {
        return filter.period()
                .map(period -> transfers.firstFrom(team, period.start()).stream()
                        .map(first -> Math.max(1, first - RunningBalances.SKEW))
                        .findFirst()
                        .orElse(Long.MAX_VALUE))
                .orElse(1L);
    }

    private static StatementPage nothing() {
        return new StatementPage(List.of(), Optional.empty());
    }
}
