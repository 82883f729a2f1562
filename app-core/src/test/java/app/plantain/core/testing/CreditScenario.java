package app.plantain.core.testing;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What rules of credits start from: a team that has none yet, and an administrator who asks. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@Import(CheckedRoles.class)
public abstract class CreditScenario {

    private static final int THREADS = 8;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected JdbcTemplate jdbc;

    protected Member member;

    @BeforeEach
    protected void aTeamAndAnAdministrator() {
        member = newMember();
        CheckedRoles.signIn("ROLE_ADMINISTRATOR");
    }

    @AfterEach
    protected void signOut() {
        CheckedRoles.signOut();
        clock.reset();
    }

    /** A new person in a new team without credits. */
    protected Member newMember() {
        var one = new TestTeams(jdbc).member();
        transaction.executeWithoutResult(status -> ledger.open(one.team()));
        return one;
    }

    /** What the person's team can spend. */
    protected Credits available(Member one) {
        return ledger.balance(one.team()).available();
    }

    /** Does all of these at the same time. */
    protected static <T> List<T> atOnce(List<? extends Callable<T>> attempts) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            return threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }
    }
}
