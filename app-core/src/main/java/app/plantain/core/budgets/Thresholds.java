package app.plantain.core.budgets;

import app.plantain.core.budgets.BudgetRows.LiveBudget;
import app.plantain.core.budgets.BudgetRows.Period;
import app.plantain.core.credits.Credits;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes that a half, four fifths or all of a budget is spent: each once in a period, however often it is passed. */
@Component
class Thresholds {

    private static final List<Integer> PERCENT = List.of(50, 80, 100);
    private static final int ALL = 100;

    private final BudgetRows rows;
    private final Clock clock;

    Thresholds(BudgetRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Notes what is new since the last time. Whoever calls it has just changed the period's row, and so holds its lock. */
    void look(LiveBudget budget, Period period) {
        var spend = rows.spend(period);
        var limit = budget.terms().amount().plus(spend.extra());
        var passed = PERCENT.stream()
                .filter(percent -> percent > spend.warned() && reaches(spend.spent(), limit, percent))
                .toList();
        if (passed.isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        passed.forEach(percent -> rows.notice(period, percent, now));
        rows.noteWarned(period, passed.getLast());
    }

    private static boolean reaches(Credits spent, Credits limit, int percent) {
        return !spent.times(ALL).isLessThan(limit.times(percent));
    }
}
