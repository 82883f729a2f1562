package app.plantain.core.budgets;

import app.plantain.core.budgets.BudgetRows.LiveBudget;
import app.plantain.core.budgets.BudgetRows.Period;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what is spent. It happens in the transaction that holds the credits, and before the ledger's own lock is taken:
 * the rows of budgets are locked in the order of their ids, then the team's chain, so that nobody waits in a circle. A
 * team without budgets pays for one indexed read.
 */
@Service
public class Budgets {

    private final BudgetRows rows;
    private final BudgetList list;
    private final Thresholds thresholds;
    private final Clock clock;

    Budgets(BudgetRows rows, BudgetList list, Thresholds thresholds, Clock clock) {
        this.rows = rows;
        this.list = list;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /**
     * What is about to be spent on somebody's account.
     *
     * @param each what one of the holds holds
     */
    public record Spending(Spender by, List<HoldId> holds, Credits each) {

        private Credits all() {
            return each.times(holds.size());
        }
    }

    /**
     * Counts holds in every budget of those who spend, in the periods that run now.
     *
     * @param holds their new rows, sent to the database here where a budget counts any of them
     * @throws BudgetExceeded where a hard budget has less left than all holds of a spender need; the transaction is to be
     *     rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charge(Together holds, List<Spending> spendings) {
        var budgets = rows.matching(
                spendings.stream()
                        .map(one -> one.by().member().team())
                        .distinct()
                        .toList(),
                spendings.stream()
                        .flatMap(one -> one.by().subjects().stream())
                        .distinct()
                        .toList());
        if (budgets.isEmpty()) {
            return;
        }
        holds.send();
        var now = clock.instant();
        if (spendings.size() > 1) {
            // All of them in their one order, since the ledger's lock is taken after the first spender.
            budgets.forEach(budget -> lock(budget.at(now)));
        }
        for (var spending : spendings) {
            budgets.stream()
                    .filter(budget -> budget.counts(spending.by()))
                    .forEach(budget -> charge(budget, spending, now));
        }
    }

    private void charge(LiveBudget budget, Spending spending, Instant now) {
        var period = budget.at(now);
        if (!take(budget, period, spending.all())) {
            throw exceeded(spending.by(), budget, spending.all());
        }
        thresholds.look(budget, period);
        rows.remember(
                period,
                spending.holds().stream()
                        .map(hold -> new PastSpending.OpenHold(hold, spending.each()))
                        .toList());
    }

    private void lock(Period period) {
        rows.open(period);
        rows.lock(period);
    }

    /**
     * Gives back what was not spent of holds, to the periods in which they were counted. Only the first time counts.
     *
     * @param rests of each hold, at most what was held, more than zero
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Map<HoldId, Credits> rests) {
        for (var charge : rows.charges(rests.keySet())) {
            var rest = Objects.requireNonNull(rests.get(charge.hold()));
            if (rows.noteReturned(charge.hold(), charge.period(), rest)) {
                rows.add(charge.period(), -rest.hundredths());
            }
        }
    }

    private boolean take(LiveBudget budget, Period period, Credits amount) {
        if (add(budget, period, amount)) {
            return true;
        }
        rows.open(period);
        return add(budget, period, amount);
    }

    private boolean add(LiveBudget budget, Period period, Credits amount) {
        return budget.isHard()
                ? rows.addWithin(period, amount, budget.terms().amount())
                : rows.add(period, amount.hundredths());
    }

    private BudgetExceeded exceeded(Spender spender, LiveBudget budget, Credits needed) {
        var team = spender.member().team();
        var own = budget.terms()
                .subject()
                .equals(BudgetSubject.of(spender.member().user()));
        return new BudgetExceeded(list.require(team, budget), own, needed, budget.zone(), rows.owners(team));
    }
}
