package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.prices.Tariff;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingPolicy;
import java.util.Map;
import java.util.Objects;

/**
 * What can be ordered at one moment, by which policy and at what price: looked at once for all who order then.
 *
 * @param lineup the connections
 * @param terms of each team that orders
 * @param goesOut whether jobs may go out: the engine is not paused
 * @param somebodyWaits whether jobs wait for their turn
 */
record Offer(Router.Lineup lineup, Map<TeamId, Terms> terms, boolean goesOut, boolean somebodyWaits) {

    /** By which policy a team's connections are chosen, and what it pays. */
    record Terms(RoutingPolicy policy, Tariff tariff) {}

    RoutingPolicy policy(TeamId team) {
        return of(team).policy();
    }

    Tariff tariff(TeamId team) {
        return of(team).tariff();
    }

    private Terms of(TeamId team) {
        return Objects.requireNonNull(terms.get(team));
    }
}
