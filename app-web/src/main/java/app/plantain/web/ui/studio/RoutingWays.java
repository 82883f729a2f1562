package app.plantain.web.ui.studio;

import app.plantain.core.identity.Member;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies.Choice;
import app.plantain.web.account.RoutingRules;
import java.util.List;
import java.util.Optional;

/** What the connections can do for a member as they are. */
record RoutingWays(Router router, RoutingRules rules, Member member) implements RoutingField.Ways {

    @Override
    public List<Choice> connections() {
        return rules.choices(member);
    }

    @Override
    public RoutingPolicy usual() {
        return rules.policy(member);
    }

    @Override
    public List<ModelOffer> offers(RoutingPolicy policy) {
        return router.offers(policy);
    }

    @Override
    public List<ModelOffer> offers(VendorId vendor) {
        return router.offers(Optional.of(vendor));
    }
}
