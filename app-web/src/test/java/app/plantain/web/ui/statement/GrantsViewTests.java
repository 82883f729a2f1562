package app.plantain.web.ui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import app.plantain.core.credits.GrantSource;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.ui.part.CardTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class GrantsViewTests extends ViewTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    @Autowired
    Ledger ledger;

    @Autowired
    TeamZones zones;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    Member owner;

    @BeforeEach
    void aMember() {
        owner = people.owner();
        signIn(people.join(owner.team(), Role.MEMBER).user());
    }

    @Test
    void aMemberReadsWhatCameInWhatIsLeftAndWhenThatExpires() {
        zones.choose(owner.team(), TOKYO);
        var lastDay = LocalDate.ofInstant(clock.instant(), TOKYO).plusDays(40);
        grant(owner.team(), 120, "Welcome", Optional.of(startOf(lastDay.plusDays(1))));
        grant(owner.team(), 80, "For the fair", Optional.empty());

        navigate(GrantsView.class);

        assertThat(text())
                .contains("Welcome", "120.00", "For the fair", "80.00", "Never", "Available", "200.00")
                .contains("Expires on " + DAY.format(lastDay))
                .contains("Japan Time (Asia/Tokyo)");
    }

    @Test
    void theAllowanceIsToldWithItsRollOver() {
        allow(Optional.of(Credits.of(20)));

        navigate(GrantsView.class);

        assertThat(text())
                .contains("The allowance is 500 credits each month.")
                .contains("Up to 20 credits that are left of it stay when the next one comes; the rest expires.")
                .contains("Comes on 1 ", "or is carried over", "480.00");
    }

    @Test
    void anAllowanceOfWhichAllStaysNeverExpires() {
        allow(Optional.empty());

        navigate(GrantsView.class);

        assertThat(text())
                .contains("What is left of it stays when the next one comes.", "Never")
                .doesNotContain("Expires on");
    }

    @Test
    void theStatementSaysWhatExpiresAndComesNext() {
        navigate(StatementView.class);
        assertThat(text()).doesNotContain("See what is left of each grant");

        allow(Optional.of(Credits.ZERO));
        grant(owner.team(), 1, "Trial", Optional.of(clock.instant().plus(Duration.ofHours(1))));
        navigate(StatementView.class);

        assertThat(text()).contains("unless", "spent before.", "500 credits come on", "See what is left of each grant");
    }

    @Test
    void aTeamToWhichNothingCameIsToldHowCreditsCome() {
        navigate(GrantsView.class);

        assertThat(text()).contains("Nothing has come in yet");
    }

    @Test
    void olderOnesAreShownOnRequest() {
        for (var number = 0; number < GrantsPanel.PAGE + 2; number++) {
            grant(owner.team(), 1, "Welcome", Optional.empty());
        }
        navigate(GrantsView.class);
        assertThat(table().size()).isEqualTo(GrantsPanel.PAGE);

        press("Show older");

        assertThat(table().size()).isEqualTo(GrantsPanel.PAGE + 2);
    }

    @Test
    void whatComesInIsShownAtOnce() {
        navigate(GrantsView.class);

        grant(owner.team(), 7, "A late gift", Optional.empty());

        arrives(() -> assertThat(text()).contains("A late gift"));
    }

    @Test
    void whatCameInForAnotherTeamIsNotShown() {
        grant(people.owner().team(), 7, "A secret", Optional.empty());

        navigate(GrantsView.class);

        assertThat(text()).contains("Nothing has come in yet").doesNotContain("A secret");
    }

    private CardTable<?> table() {
        return findInView(CardTable.class).single();
    }

    private void allow(Optional<Credits> rollOver) {
        transaction.executeWithoutResult(
                _ -> ledger.allow(owner.team(), Credits.of(500), CalendarPeriod.MONTH, rollOver));
    }

    private void grant(TeamId team, int credits, String reason, Optional<Instant> expiresAt) {
        var grant = new Grant(team, Credits.of(credits), expiresAt, reason, "test:" + TimeOrderedIds.next());
        ledger.grant(grant, GrantSource.GRANT, null);
    }

    private static Instant startOf(LocalDate day) {
        return CalendarPeriod.startOf(day, TOKYO);
    }
}
