package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first administrator with the first team, in one transaction that only one can win. */
@Component
class Founding {

    private final JdbcClient jdbc;
    private final UserRepository users;
    private final TeamRepository teams;
    private final Memberships memberships;
    private final Ledger ledger;
    private final AuditLog audit;
    private final StartingCredits startingCredits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Setup is never undone, so that this is asked of the database only until then. */
    private volatile boolean done;

    Founding(
            JdbcClient jdbc,
            UserRepository users,
            TeamRepository teams,
            Memberships memberships,
            Ledger ledger,
            AuditLog audit,
            StartingCredits startingCredits,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.teams = teams;
        this.memberships = memberships;
        this.ledger = ledger;
        this.audit = audit;
        this.startingCredits = startingCredits;
        this.transaction = transaction;
        this.clock = clock;
    }

    boolean isPending() {
        done = done
                || jdbc.sql("select count(*) from installation")
                                .query(Long.class)
                                .single()
                        > 0;
        return !done;
    }

    Member found(CheckedAccount administrator, DisplayName teamName) {
        try {
            return transaction.execute(status -> foundIn(administrator, teamName));
        } catch (DuplicateKeyException | ConcurrencyFailureException overtaken) {
            throw done();
        }
    }

    private Member foundIn(CheckedAccount account, DisplayName teamName) {
        var now = clock.instant();
        mark(now);
        var user = users.saveAndFlush(User.administrator(account, now)).id();
        var team = teams.saveAndFlush(new Team(teamName, now)).id();
        memberships.join(team, user, Role.OWNER, now);
        openAccounts(team);
        audit.record(user, team, "setup.complete", account.email().value(), "Team " + teamName.value());
        return new Member(team, user);
    }

    /** The primary key of the only row is what two setups compete for. */
    private void mark(Instant now) {
        jdbc.sql("insert into installation (id, completed_at) values (1, :now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void openAccounts(TeamId team) {
        ledger.open(team);
        if (!startingCredits.amount().isZero()) {
            ledger.grant(team, startingCredits.amount(), "Starting credits", null, "grant:start:" + team);
        }
    }

    static NotPossibleException done() {
        return new NotPossibleException("Plantain is set up already. Sign in instead.");
    }
}
