package app.plantain.core.usage;

import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Where a team's days begin at midnight. */
@Component
public class TeamDays {

    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Clock clock;

    TeamDays(Clock clock) {
        this.clock = clock;
    }

    /** The zone of a team's calendar. */
    @SuppressWarnings("unused") // every team has the same one
    public ZoneId zone(TeamId team) {
        return ZONE;
    }

    /** The zone of the installation's own calendar, for what concerns all teams. */
    public ZoneId zone() {
        return ZONE;
    }

    /** The day that it is there now. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
