package app.plantain.core.usage;

import app.plantain.core.calendar.TeamZones;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Where days begin at midnight. */
@Component
public class TeamDays {

    private final TeamZones zones;
    private final Clock clock;

    TeamDays(TeamZones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /** The zone of a team's calendar. */
    public ZoneId zone(TeamId team) {
        return zones.of(team);
    }

    /** The zone of the installation's own calendar, for what concerns all teams. */
    public ZoneId zone() {
        return TeamZones.USUAL;
    }

    /** The day that it is there now. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
