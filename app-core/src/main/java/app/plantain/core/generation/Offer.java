package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Tariff;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import java.util.HashMap;
import java.util.Map;

/** What can be ordered at one moment, by which policy and at what price: each is read once for all who order then. */
final class Offer {

    private final Router.Lineup lineup;
    private final TeamPolicies teamPolicies;
    private final PriceBook book;
    private final Map<TeamId, RoutingPolicy> policies = new HashMap<>();
    private final Map<TeamId, Tariff> tariffs = new HashMap<>();

    Offer(Router router, TeamPolicies teamPolicies, PriceBook book) {
        this.lineup = router.lineup();
        this.teamPolicies = teamPolicies;
        this.book = book;
    }

    Router.Lineup lineup() {
        return lineup;
    }

    RoutingPolicy policy(TeamId team) {
        return policies.computeIfAbsent(team, teamPolicies::of);
    }

    Tariff tariff(TeamId team) {
        return tariffs.computeIfAbsent(team, book::today);
    }
}
