package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.CreditOrder.Deed;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.CheckedRoles;
import app.plantain.core.testing.CountingDataSource;
import app.plantain.core.testing.CreditScenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;

/** What administrators see of teams, whichever database keeps it. */
@Import(CountingDataSource.Everywhere.class)
abstract class TeamStandingRules extends CreditScenario {

    @Autowired
    TeamStandings standings;

    @Autowired
    CreditOrders orders;

    @Autowired
    TeamZones zones;

    @Autowired
    CountingDataSource database;

    /** What is held is spent too, or comes back. */
    @Test
    void aTeamStandsByWhatItSpentAndHowLongTheRestLasts() {
        grant(member, 500);
        spend(member, 100);
        hold(member, 15);

        var standing = standing(member);

        assertThat(standing.balance()).isEqualTo(new Balance(Credits.of(385), Credits.of(15)));
        assertThat(standing.spentThisMonth()).isEqualTo(Credits.of(100));
        assertThat(standing.runsOut())
                .contains(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(120));
    }

    @Test
    void aTeamThatDidNothingYetStandsToo() {
        assertThat(standing(newMember()))
                .isEqualTo(new TeamStanding(
                        new Balance(Credits.ZERO, Credits.ZERO), Credits.ZERO, Optional.empty(), Optional.empty()));
    }

    @Test
    void theMonthBeginsWhereTheTeamIs() {
        var elsewhere = newMember();
        transaction.executeWithoutResult(status -> zones.choose(elsewhere.team(), ZoneId.of("Pacific/Kiritimati")));
        Stream.of(member, elsewhere).forEach(one -> grant(one, 500));
        at("2026-11-30T20:00:00Z");
        Stream.of(member, elsewhere).forEach(one -> spend(one, 10));
        at("2026-12-01T20:00:00Z");

        var both = standings.of(List.of(member.team(), elsewhere.team()));

        assertThat(of(both, member).spentThisMonth()).isEqualTo(Credits.ZERO);
        assertThat(of(both, elsewhere).spentThisMonth()).isEqualTo(Credits.of(10));
        assertThat(both.values()).allSatisfy(one -> assertThat(one.runsOut()).isPresent());
    }

    @Test
    void whatIsLongPastSaysNothingAboutHowLongTheRestLasts() {
        grant(member, 500);
        spend(member, 10);
        clock.advance(Duration.ofDays(31));

        assertThat(standing(member).runsOut()).isEmpty();
    }

    @Test
    void whatComesRegularlyIsSeen() {
        var monthly = new Deed.Allow(Credits.of(50), CalendarPeriod.MONTH, Optional.of(Credits.of(5)));
        var team = member.team();
        orders.carryOut(new CreditOrder(TimeOrderedIds.next(), Set.of(team), monthly, "Monthly"), member.user(), false);

        assertThat(standing(member).allowance())
                .hasValueSatisfying(one -> assertThat(one.is(monthly.amount(), monthly.period(), monthly.rollOver()))
                        .isTrue());
        assertThat(standing(newMember()).allowance()).isEmpty();
    }

    @Test
    void manyTeamsAreReadInAsManyStatementsAsFew() {
        var teams = Stream.generate(this::busyTeam).limit(20).toList();

        var few = statements(() -> assertThat(standings.of(teams.subList(0, 2))).hasSize(2));
        var many = statements(() -> assertThat(standings.of(teams))
                .hasSize(20)
                .allSatisfy((_, one) -> assertThat(one.spentThisMonth()).isEqualTo(Credits.of(3))));

        assertThat(few).isPositive();
        assertThat(many).isEqualTo(few);
    }

    @Test
    void noTeamsAreReadInNoStatement() {
        assertThat(statements(() -> assertThat(standings.of(List.of())).isEmpty()))
                .isZero();
    }

    @Test
    void theyAreInTheOrderInWhichTheyAreAskedFor() {
        var teams = Stream.generate(() -> newMember().team()).limit(5).toList().reversed();

        assertThat(standings.of(teams).keySet()).containsExactlyElementsOf(teams);
    }

    @Test
    void whoIsNoAdministratorSeesNothing() {
        CheckedRoles.signIn("ROLE_USER");

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> standing(member));
    }

    private TeamId busyTeam() {
        var one = newMember();
        grant(one, 10);
        spend(one, 3);
        return one.team();
    }

    private long statements(Runnable read) {
        var before = database.statements();
        read.run();
        return database.statements() - before;
    }

    private void at(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
    }

    private void grant(Member to, int credits) {
        ledger.grant(to.team(), Credits.of(credits), "Welcome", null, "grant:" + to.team());
    }

    private HoldId hold(Member by, int credits) {
        var holds = transaction.execute(status -> ledger.hold(by.team(), Credits.of(credits), 1, by.user(), "Images"));
        return holds.getFirst();
    }

    private void spend(Member by, int credits) {
        var hold = hold(by, credits);
        transaction.executeWithoutResult(status -> ledger.capture(hold, Credits.of(credits), "Delivered"));
    }

    private TeamStanding standing(Member one) {
        return of(standings.of(List.of(one.team())), one);
    }

    private static TeamStanding of(Map<TeamId, TeamStanding> known, Member one) {
        return Objects.requireNonNull(known.get(one.team()));
    }
}
