package app.plantain.web.ui.studio;

import app.plantain.core.generation.JobView;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the images of one batch are to be made.
 *
 * @param title as it is chosen
 * @param vendor the only vendor that may make them, empty where that does not matter
 * @param policy by what a connection is chosen, empty for the team's policy
 * @param connections those that it leaves to choose from
 */
record Wish(String title, Optional<VendorId> vendor, Optional<RoutingPolicy> policy, List<ConnectionId> connections) {

    Wish {
        connections = List.copyOf(connections);
    }

    /** What can be wished while these connections are on, the team's own policy first. */
    static List<Wish> among(List<Choice> connections, RoutingPolicy usual) {
        var wishes = new ArrayList<Wish>();
        wishes.add(new Wish("As usual: " + inWords(usual, connections), Optional.empty(), Optional.empty(), List.of()));
        wishes.add(by("By priority", RoutingPolicy.Order.PRIORITY));
        wishes.add(by("The cheapest", RoutingPolicy.Order.CHEAPEST));
        wishes.add(by("The fastest", RoutingPolicy.Order.FASTEST));
        vendors(connections).forEach(vendor -> wishes.add(only(vendor, connections)));
        connections.stream()
                .filter(one -> countOf(one.vendor(), connections) > 1)
                .forEach(one -> wishes.add(only(one)));
        return wishes;
    }

    /** Whether it is what a job was made by; a vendor's only connection is as good as the vendor. */
    boolean isThatOf(JobView job) {
        return job.askedPolicy()
                .filter(RoutingPolicy.Pinned.class::isInstance)
                .map(RoutingPolicy.Pinned.class::cast)
                .map(pinned -> connections.equals(List.of(pinned.connection())))
                .orElseGet(() ->
                        vendor.equals(job.askedVendor()) && (vendor.isPresent() || policy.equals(job.askedPolicy())));
    }

    private static Wish by(String title, RoutingPolicy policy) {
        return new Wish(title, Optional.empty(), Optional.of(policy), List.of());
    }

    private static Wish only(VendorId vendor, List<Choice> connections) {
        var all = connections.stream()
                .filter(one -> one.vendor().equals(vendor))
                .map(Choice::id)
                .toList();
        return new Wish("Only at " + vendor, Optional.of(vendor), Optional.empty(), all);
    }

    private static Wish only(Choice one) {
        return new Wish(
                "Only through " + one.name(),
                Optional.empty(),
                Optional.of(new RoutingPolicy.Pinned(one.id())),
                List.of(one.id()));
    }

    private static Stream<VendorId> vendors(List<Choice> connections) {
        return connections.stream().map(Choice::vendor).distinct();
    }

    private static long countOf(VendorId vendor, List<Choice> connections) {
        return connections.stream().filter(one -> one.vendor().equals(vendor)).count();
    }

    private static String inWords(RoutingPolicy usual, List<Choice> connections) {
        return switch (usual) {
            case RoutingPolicy.Order.PRIORITY -> "by priority";
            case RoutingPolicy.Order.CHEAPEST -> "the cheapest";
            case RoutingPolicy.Order.FASTEST -> "the fastest";
            case RoutingPolicy.Pinned(var only) ->
                connections.stream()
                        .filter(one -> one.id().equals(only))
                        .map(one -> "only through " + one.name())
                        .findFirst()
                        .orElse("a connection that is off");
        };
    }
}
