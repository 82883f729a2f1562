package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Credits that are held though no job needs them any more. What the job says is due is spent, the rest goes back. */
@Component
class HoldsWithoutJob implements Chore {

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    HoldsWithoutJob(JdbcClient jdbc, Ledger ledger, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    private record Stray(HoldId hold, Credits due) {}

    @Override
    public String name() {
        return "holds-without-job";
    }

    @Override
    public String title() {
        return "Held credits that no open job needs";
    }

    @Override
    public Finding run() {
        var strays = strays();
        if (strays.isEmpty()) {
            return Finding.NOTHING;
        }
        strays.forEach(stray -> transaction.executeWithoutResult(
                _ -> ledger.capture(stray.hold(), stray.due(), "Housekeeping: no open job needs it")));
        return new Finding(
                strays.size(),
                strays.size(),
                "Settled, the first: hold " + strays.getFirst().hold());
    }

    private List<Stray> strays() {
        return jdbc.sql("""
                        select h.id, coalesce(j.charged, 0) as due
                        from credit_hold h left join job j on j.hold_id = h.id
                        where h.resolved_at is null and (j.id is null or j.finished_at is not null)
                        order by h.id limit ?""")
                .param(MOST_AT_ONCE)
                .query((row, number) ->
                        new Stray(new HoldId(row.getObject("id", UUID.class)), new Credits(row.getLong("due"))))
                .list();
    }
}
