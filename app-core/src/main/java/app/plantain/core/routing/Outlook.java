package app.plantain.core.routing;

import java.util.Map;
import java.util.Optional;

/**
 * What would become of a request now.
 *
 * @param forecast where it would go and why, as a sentence without money; empty where nobody can serve it
 * @param obstacles why each of the connections that are on could not serve it, if it were asked for; those that could
 *     are not named
 */
public record Outlook(Optional<String> forecast, Map<ConnectionId, Verdict> obstacles) {

    public Outlook {
        obstacles = Map.copyOf(obstacles);
    }
}
