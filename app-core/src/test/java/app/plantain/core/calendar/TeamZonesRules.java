package app.plantain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.testing.TestTeams;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for the time zones of teams, whichever database keeps them. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class TeamZonesRules {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    @Autowired
    TeamZones zones;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aTeamThatHasNotChosenCountsInUtc() {
        assertThat(zones.of(new TestTeams(jdbc).member().team())).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void theLastChoiceHoldsAndForTheOneTeamOnly() {
        var team = new TestTeams(jdbc).member().team();
        var other = new TestTeams(jdbc).member().team();

        zones.choose(team, ZoneId.of("Europe/Berlin"));
        zones.choose(team, LIMA);

        assertThat(zones.of(team)).isEqualTo(LIMA);
        assertThat(zones.of(other)).isEqualTo(TeamZones.USUAL);
    }

    @Test
    void aFixedOffsetCannotBeChosen() {
        var team = new TestTeams(jdbc).member().team();

        assertThatIllegalArgumentException().isThrownBy(() -> zones.choose(team, ZoneId.of("+02:00")));
        assertThatIllegalArgumentException().isThrownBy(() -> zones.choose(team, ZoneId.of("Etc/GMT+5")));
    }

    @Test
    void whatIsOfferedCanBeChosen() {
        assertThat(TeamZones.choices())
                .contains(TeamZones.USUAL, LIMA)
                .isNotEmpty()
                .allSatisfy(zone -> assertThat(zone.getId()).hasSizeLessThanOrEqualTo(64));
    }
}
