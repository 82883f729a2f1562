package app.plantain.web.account;

import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.UUID;

/** A team in the administrator's list. */
public record TeamSummary(TeamId id, String name, long members, Instant created) {

    TeamSummary(UUID id, String name, long members, Instant created) {
        this(new TeamId(id), name, members, created);
    }
}
