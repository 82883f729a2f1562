package app.plantain.web.account;

import app.plantain.core.identity.TeamId;
import java.util.UUID;

/** A team that a person belongs to, and the person's role there. */
public record MyTeam(TeamId id, String name, Role role) {

    MyTeam(UUID id, String name, Role role) {
        this(new TeamId(id), name, role);
    }
}
