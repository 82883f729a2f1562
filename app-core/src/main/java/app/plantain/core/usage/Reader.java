package app.plantain.core.usage;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.Optional;

/**
 * Who reads: a team, and whose jobs of it. Whoever builds one has checked that the person may.
 *
 * @param only the one person whose jobs are shown, beside what concerns the whole team; empty for everybody's
 */
public record Reader(TeamId team, Optional<UserId> only) {

    /** Reads everything of the team. */
    public static Reader ofAll(TeamId team) {
        return new Reader(team, Optional.empty());
    }

    /** Reads the jobs of one member. */
    public static Reader ofOne(TeamId team, UserId member) {
        return new Reader(team, Optional.of(member));
    }
}
