package app.plantain.web.account;

import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/** People and teams to order, for tests of every feature of the web application. */
@TestComponent
public class TestAccounts {

    public static final String PASSWORD = "correct horse";

    private final UserRepository users;
    private final TeamRepository teams;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Accounts accounts;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestAccounts(
            UserRepository users,
            TeamRepository teams,
            Memberships memberships,
            Passwords passwords,
            Accounts accounts,
            Ledger ledger,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.teams = teams;
        this.memberships = memberships;
        this.passwords = passwords;
        this.accounts = accounts;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A new person without a team. */
    public UserId person() {
        return users.saveAndFlush(User.person(newAccount(), clock.instant())).id();
    }

    /** A new administrator without a team. */
    public UserId administrator() {
        return users.saveAndFlush(User.administrator(newAccount(), clock.instant()))
                .id();
    }

    /** A new person who owns a new team. */
    public Member owner() {
        return join(team(), Role.OWNER);
    }

    /** A new person in a team. */
    public Member join(TeamId team, Role role) {
        return join(team, person(), role);
    }

    /** A known person in a team. */
    public Member join(TeamId team, UserId user, Role role) {
        transaction.executeWithoutResult(status -> memberships.join(team, user, role, clock.instant()));
        return new Member(team, user);
    }

    /** A new team without people, and without credits. */
    public TeamId team() {
        return transaction.execute(status -> {
            var team = teams.saveAndFlush(new Team(new DisplayName("Team"), clock.instant()))
                    .id();
            ledger.open(team);
            return team;
        });
    }

    /** What the person signs in with, beside {@link #PASSWORD}. */
    public String email(UserId user) {
        return users.findById(user.value()).orElseThrow().email();
    }

    /** As the session of the person holds it. */
    public Authentication session(UserId user) {
        var principal = accounts.principal(user);
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
    }

    /** Takes the administrator's rights away, or gives them. */
    public void setAdministrator(UserId user, boolean administrator) {
        jdbc.update("update app_user set administrator = ? where id = ?", administrator, user.value());
    }

    /** Marks the setup as done. */
    public void completeSetup() {
        if (jdbc.queryForList("select id from installation").isEmpty()) {
            jdbc.update(
                    "insert into installation (id, completed_at) values (1, ?)",
                    clock.instant().atOffset(ZoneOffset.UTC));
        }
    }

    private CheckedAccount newAccount() {
        var email = "person-" + TimeOrderedIds.next() + "@example.org";
        return CheckedAccount.of(new NewAccount("Person", email, PASSWORD), passwords);
    }
}
