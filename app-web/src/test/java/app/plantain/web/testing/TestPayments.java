package app.plantain.web.testing;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.JobView;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Pays for jobs as the engine would, without an image. */
@TestComponent
public class TestPayments {

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    TestPayments(Ledger ledger, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Takes so many credits of what is held for a job, and gives the rest back. */
    public void pay(JobView job, long credits) {
        var hold = Objects.requireNonNull(jdbc.queryForObject(
                "select hold_id from job where id = ?", UUID.class, job.id().value()));
        transaction.executeWithoutResult(_ -> ledger.capture(new HoldId(hold), Credits.of(credits), "Delivered"));
    }
}
