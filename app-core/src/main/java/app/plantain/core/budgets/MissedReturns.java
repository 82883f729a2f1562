package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Credits that came back to the team and not to the budgets that counted them: of a job that ended in the moment in which
 * a budget was made, and of holds that housekeeping itself had to resolve.
 */
@Component
class MissedReturns implements Chore {

    /** Further back than the longest rest, so that nothing slips through while all nodes are down. */
    private static final Duration LOOKED_AT = Duration.ofDays(7);

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Budgets budgets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissedReturns(JdbcClient jdbc, Budgets budgets, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.budgets = budgets;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Missed(HoldId hold, Credits rest) {}

    @Override
    public String name() {
        return "budget-returns";
    }

    @Override
    public String title() {
        return "Budgets that miss what came back";
    }

    @Override
    public Finding run() {
        var missed = missed();
        if (missed.isEmpty()) {
            return Finding.NOTHING;
        }
        missed.forEach(one -> transaction.executeWithoutResult(_ -> budgets.giveBack(Map.of(one.hold(), one.rest()))));
        return new Finding(
                missed.size(),
                missed.size(),
                "Given back, the first: hold " + missed.getFirst().hold());
    }

    private List<Missed> missed() {
        return jdbc.sql("""
                        select distinct h.id, h.amount - h.captured as rest
                        from credit_hold h join budget_charge c on c.hold_id = h.id
                        where h.resolved_at > ? and h.captured < h.amount and c.returned = 0
                        order by h.id limit ?""")
                .params(OffsetDateTime.now(clock).minus(LOOKED_AT), MOST_AT_ONCE)
                .query((row, number) ->
                        new Missed(new HoldId(row.getObject("id", UUID.class)), new Credits(row.getLong("rest"))))
                .list();
    }
}
