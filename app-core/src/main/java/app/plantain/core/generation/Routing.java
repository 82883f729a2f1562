package app.plantain.core.generation;

import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RoutingPolicy;
import java.util.Optional;

/**
 * Who may serve a batch.
 *
 * @param vendor the only one that may, empty where the router chooses
 * @param policy by what the connections are chosen, empty for the team's policy
 */
public record Routing(Optional<VendorId> vendor, Optional<RoutingPolicy> policy) {

    /** As the team usually has it. */
    public static final Routing USUAL = new Routing(Optional.empty(), Optional.empty());

    /** As the team usually has it, but at this vendor only where there is one. */
    public static Routing at(Optional<VendorId> vendor) {
        return new Routing(vendor, Optional.empty());
    }
}
