package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.core.testing.TestTeams;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for the credits that administrators give, whichever database keeps them. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@Import(CreditGrantRules.MethodSecurity.class)
abstract class CreditGrantRules {

    /** The web application turns the check of roles on; here it has to be done by hand. */
    @TestConfiguration(proxyBeanMethods = false)
    static class MethodSecurity {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static Advisor roles() {
            return AuthorizationManagerBeforeMethodInterceptor.preAuthorize();
        }
    }

    @Autowired
    CreditGrants grants;

    @Autowired
    TeamBalances balances;

    @Autowired
    Ledger ledger;

    @Autowired
    AuditLog audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    TeamId team;
    UserId administrator;

    @BeforeEach
    void aTeamAndAnAdministrator() {
        var member = new TestTeams(jdbc).member();
        team = member.team();
        administrator = member.user();
        transaction.executeWithoutResult(status -> ledger.open(team));
        signIn("ROLE_ADMINISTRATOR");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anAdministratorGivesATeamCredits() {
        assertThat(grants.give(grant("12.50", "one:" + team), administrator)).isTrue();

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.parse("12.50"));
        assertThat(ledger.statement(team, Long.MAX_VALUE, 10))
                .singleElement()
                .extracting(StatementLine::reason)
                .isEqualTo("Welcome");
    }

    @Test
    void aGrantIsRecordedWithWhoGaveIt() {
        grants.give(grant("500", "one:" + team), administrator);

        assertThat(audit.latest(1)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("credits.grant");
            assertThat(entry.person()).contains("Person");
            assertThat(entry.team()).contains("Team");
            assertThat(entry.subject()).isEqualTo("500 credits");
            assertThat(entry.detail()).isEqualTo("Welcome");
        });
    }

    @Test
    void theSameGrantTwiceIsGivenAndRecordedOnce() {
        grants.give(grant("500", "one:" + team), administrator);

        assertThat(grants.give(grant("500", "one:" + team), administrator)).isFalse();

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(500));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void theSameGrantManyTimesAtOnceIsGivenOnce() throws InterruptedException {
        var context = SecurityContextHolder.getContext();
        var attempts = Collections.nCopies(16, (Callable<Boolean>) () -> {
            SecurityContextHolder.setContext(context);
            try {
                return grants.give(grant("500", "one:" + team), administrator);
            } finally {
                SecurityContextHolder.clearContext();
            }
        });

        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(attempts).stream().filter(Future::resultNow))
                    .hasSize(1);
        }

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(500));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whoIsNoAdministratorGivesNothing() {
        signIn("ROLE_USER");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> grants.give(grant("500", "one:" + team), administrator));

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.ZERO);
        assertThat(entries()).isZero();
    }

    @Test
    void aGrantThatFailsIsNotRecorded() {
        grants.give(grant("500", "one:" + team), administrator);

        assertThatIllegalStateException().isThrownBy(() -> grants.give(grant("499", "one:" + team), administrator));

        assertThat(entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-5", "1e3", "12,5", "1000000.01", "5.001", "much"})
    void aWrongAmountIsRefusedInWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grant.amount(text))
                .withMessageMatching("(Write|Grant) .+");
    }

    @Test
    void aGrantNeedsAReasonOfBoundedLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Grant.checkedReason("  "));
        assertThatIllegalArgumentException().isThrownBy(() -> Grant.checkedReason("x".repeat(201)));
        assertThat(Grant.checkedReason(" " + "x".repeat(200))).hasSize(200);
    }

    @Test
    void theBalancesOfAllTeamsAreReadForAdministratorsOnly() {
        grants.give(grant("500", "one:" + team), administrator);
        transaction.executeWithoutResult(status -> ledger.hold(team, Credits.of(15), 2, administrator, "Images"));

        assertThat(balances.all()).containsEntry(team, new Balance(Credits.of(470), Credits.of(30)));

        signIn("ROLE_USER");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> balances.all());
    }

    private Grant grant(String amount, String key) {
        return new Grant(team, Grant.amount(amount), Optional.empty(), "Welcome", key);
    }

    private long entries() {
        var count = jdbc.queryForObject("select count(*) from audit_entry where team_id = ?", Long.class, team.value());
        return count == null ? 0 : count;
    }

    private static void signIn(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("Person", "", role));
    }
}
