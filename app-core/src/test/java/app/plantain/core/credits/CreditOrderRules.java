package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.credits.CreditOrder.Deed;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.testing.CheckedRoles;
import app.plantain.core.testing.CreditScenario;
import app.plantain.core.usage.Reader;
import app.plantain.core.usage.StatementEntry;
import app.plantain.core.usage.StatementFilter;
import app.plantain.core.usage.Statements;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/** What holds for what administrators do with credits, whichever database keeps them. */
abstract class CreditOrderRules extends CreditScenario {

    @Autowired
    TeamStandings standings;

    @Autowired
    Statements statements;

    @Autowired
    CreditOrders orders;

    @Autowired
    AuditLog audit;

    TeamId team;
    UserId administrator;

    @BeforeEach
    void whoGivesToWhom() {
        team = member.team();
        administrator = member.user();
    }

    @Test
    void anAdministratorGivesATeamCredits() {
        assertThat(give("12.50")).isOne();

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.parse("12.50"));
        assertThat(statement(team))
                .singleElement()
                .extracting(StatementEntry::reason)
                .isEqualTo("Welcome");
    }

    @Test
    void aGrantIsRecordedWithWhoGaveIt() {
        give("500");

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
        give("500");

        assertThat(give("500")).isZero();

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(500));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void theSameGrantManyTimesAtOnceIsGivenOnce() throws InterruptedException {
        var context = SecurityContextHolder.getContext();
        var attempts = Collections.nCopies(16, (Callable<Boolean>) () -> {
            SecurityContextHolder.setContext(context);
            try {
                return give("500") == 1;
            } finally {
                SecurityContextHolder.clearContext();
            }
        });

        assertThat(atOnce(attempts).stream().filter(given -> given)).hasSize(1);

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(500));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whoIsNoAdministratorGivesNothing() {
        CheckedRoles.signIn("ROLE_USER");

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> give("500"));

        assertThat(ledger.balance(team).available()).isEqualTo(Credits.ZERO);
        assertThat(entries()).isZero();
    }

    @Test
    void aGrantThatFailsIsNotRecorded() {
        give("500");

        assertThatIllegalStateException().isThrownBy(() -> give("499"));

        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void anOrderIsForAllOfItsTeamsOrForNone() {
        var poor = anotherTeam();
        give("500");
        var take = new CreditOrder(poor.value(), Set.of(team, poor), new Deed.Take(Credits.of(10)), "A mistake");

        assertThatExceptionOfType(InsufficientCredits.class)
                .isThrownBy(() -> orders.carryOut(take, administrator, false));
        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(500));

        var both = new CreditOrder(
                TimeOrderedIds.next(), Set.of(team, poor), new Deed.Give(Credits.of(10), Optional.empty()), "Both");
        assertThat(orders.carryOut(both, administrator, false)).isEqualTo(2);
        assertThat(orders.carryOut(both, administrator, false)).isZero();
        assertThat(orders.carryOut(take, administrator, false)).isEqualTo(2);
        assertThat(ledger.balance(poor).available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whoeverGivesVeryMuchHasToShowOnceMoreWhoItIs() {
        var deed = new Deed.Give(Credits.of(5_001), Optional.empty());
        var large = order(deed, team, anotherTeam());

        assertThat(orders.needsConfirmation(deed, 1)).isFalse();
        assertThatExceptionOfType(UnconfirmedOrder.class)
                .isThrownBy(() -> orders.carryOut(large, administrator, false))
                .withMessageContaining("10002");
        assertThat(ledger.balance(team).available()).isEqualTo(Credits.ZERO);
        assertThat(entries()).isZero();

        assertThat(orders.carryOut(large, administrator, true)).isEqualTo(2);
    }

    @Test
    void regularCreditsAreRecordedWhenTheyChange() {
        var monthly = order(new Deed.Allow(Credits.of(50), CalendarPeriod.MONTH, Optional.of(Credits.ZERO)));

        assertThat(orders.carryOut(monthly, administrator, false)).isOne();
        assertThat(orders.carryOut(monthly, administrator, false)).isZero();
        assertThat(orders.carryOut(order(new Deed.Disallow()), administrator, false))
                .isOne();
        assertThat(orders.carryOut(order(new Deed.Disallow()), administrator, false))
                .isZero();

        assertThat(entries()).isEqualTo(2);
        assertThat(ledger.balance(team).available()).isEqualTo(Credits.of(50));
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
    void aTeamThatSpendsNothingLastsUntilItsCreditsExpire() {
        var end = clock.instant().plus(Duration.ofDays(5));
        orders.carryOut(order(new Deed.Give(Credits.of(10), Optional.of(end))), administrator, false);

        assertThat(standing(team).runsOut()).contains(LocalDate.ofInstant(end, ZoneOffset.UTC));
    }

    @Test
    void howTeamsStandIsReadForAdministratorsOnly() {
        give("500");
        transaction.executeWithoutResult(status -> ledger.hold(team, Credits.of(15), 2, administrator, "Images"));

        assertThat(standing(team).balance()).isEqualTo(new Balance(Credits.of(470), Credits.of(30)));
        var grant = standings.grants(team, 1).newest().getFirst();
        assertThat(grant.amount()).isEqualTo(Credits.of(500));
        assertThat(standings.grantsBefore(team, grant.id(), 1)).isEmpty();

        CheckedRoles.signIn("ROLE_USER");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> standing(team));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> standings.grants(team, 1));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> standings.grantsBefore(team, grant.id(), 1));
    }

    private int give(String amount) {
        return orders.carryOut(order(new Deed.Give(Grant.amount(amount), Optional.empty())), administrator, false);
    }

    private CreditOrder order(Deed deed) {
        return order(deed, team);
    }

    private CreditOrder order(Deed deed, TeamId... teams) {
        return new CreditOrder(team.value(), Set.of(teams), deed, "Welcome");
    }

    private TeamId anotherTeam() {
        return newMember().team();
    }

    private long entries() {
        var count = jdbc.queryForObject("select count(*) from audit_entry where team_id = ?", Long.class, team.value());
        return count == null ? 0 : count;
    }

    private List<StatementEntry> statement(TeamId of) {
        return statements.newest(Reader.ofAll(of), StatementFilter.ALL, 10).entries();
    }

    private TeamStanding standing(TeamId of) {
        return Objects.requireNonNull(standings.of(Set.of(of)).get(of));
    }
}
