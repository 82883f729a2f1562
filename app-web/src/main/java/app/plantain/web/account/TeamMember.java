package app.plantain.web.account;

import app.plantain.core.identity.UserId;
import java.time.Instant;
import java.util.UUID;

/** A person in the list of a team's members. */
public record TeamMember(UserId user, String name, String email, Role role, Instant joined) {

    TeamMember(UUID user, String name, String email, Role role, Instant joined) {
        this(new UserId(user), name, email, role, joined);
    }
}
