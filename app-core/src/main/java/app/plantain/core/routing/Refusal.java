package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ModelOffer.Way;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Says why no connection can serve a request, and what comes nearest to it. */
final class Refusal {

    private final RequestShape request;
    private final List<ModelOffer> offers;

    Refusal(RequestShape request, List<ModelOffer> offers) {
        this.request = request;
        this.offers = offers;
    }

    Unserved of(List<Connection> all, Fitness fitness) {
        if (offers.isEmpty()) {
            return all.stream().noneMatch(Connection::enabled)
                    ? new Unserved("model", "No vendor is connected. Ask an administrator to turn a connection on.")
                    : new Unserved("model", "Every connection is paused. Ask an administrator to look at the vendors.");
        }
        var offer = offers.stream()
                .filter(one -> one.model().equals(request.model()))
                .findFirst();
        if (offer.isEmpty()) {
            return unknownModel(all, fitness);
        }
        var vendor = request.vendor();
        if (vendor.isPresent() && !offer.get().vendors().contains(vendor.get())) {
            return notAt(vendor.get(), all, fitness);
        }
        var ways = offer.get().ways().stream().filter(this::isAskedFor).toList();
        if (ways.isEmpty()) {
            return notThere(all);
        }
        var asked = all.stream()
                .filter(one -> ways.stream().anyMatch(way -> way.connection().equals(one.id())))
                .toList();
        return fitness.referencesRefusal(asked, request)
                .orElseGet(() -> lacking(new ModelOffer(request.model(), ways, Optional.empty())));
    }

    private Unserved notAt(VendorId vendor, List<Connection> all, Fitness fitness) {
        var away = all.stream().anyMatch(one -> one.vendor().equals(vendor) && hasModel(one, fitness));
        return new Unserved(
                "model",
                (away
                                ? "Every connection to %s that has the model %s is off or paused. "
                                        + "Ask an administrator to look at it, or leave the vendor out to let Plantain choose."
                                : "No connection to %s has the model %s. Leave the vendor out to let Plantain choose.")
                        .formatted(vendor, request.model()));
    }

    private boolean hasModel(Connection connection, Fitness fitness) {
        return fitness.capabilities(connection).stream()
                .anyMatch(can -> can.model().equals(request.model()));
    }

    private Unserved unknownModel(List<Connection> all, Fitness fitness) {
        var known = offers.stream().map(offer -> offer.model().toString()).collect(Collectors.joining(", "));
        var away = all.stream().anyMatch(one -> hasModel(one, fitness));
        return new Unserved(
                "model",
                away
                        ? "Every connection that has the model %s is off or paused. There are: %s."
                                .formatted(request.model(), known)
                        : "No connection has the model %s. There are: %s.".formatted(request.model(), known));
    }

    private boolean isAskedFor(Way way) {
        return request.vendor().map(way.vendor()::equals).orElse(true)
                && (!(request.policy() instanceof RoutingPolicy.Pinned(var only)) || only.equals(way.connection()));
    }

    private Unserved notThere(List<Connection> all) {
        var name = all.stream()
                .filter(one -> request.policy() instanceof RoutingPolicy.Pinned(var only) && only.equals(one.id()))
                .map(Connection::name)
                .findFirst()
                .orElse("one that is not there any more");
        return new Unserved(
                "model",
                "The images go to one connection only, %s, and it does not make %s now. An owner of the team can let"
                                .formatted(name, request.model())
                        + " Plantain choose.");
    }

    private Unserved lacking(ModelOffer offer) {
        if (request.promptLength() > offer.maxPromptLength()) {
            return new Unserved(
                    "prompt",
                    "The prompt has %,d characters. Shorten it to %,d."
                            .formatted(request.promptLength(), offer.maxPromptLength()));
        }
        if (!offer.tiers().contains(request.tier())) {
            return new Unserved(
                    "tier",
                    "%s is not made in %s. Choose one of: %s. %s"
                            .formatted(request.model(), request.tier(), join(offer.tiers()), nearest(offer)));
        }
        if (!offer.aspectRatios().contains(request.aspectRatio())) {
            return new Unserved(
                    "aspectRatio",
                    "%s is not made in %s. Choose one of: %s. %s"
                            .formatted(
                                    request.model(),
                                    request.aspectRatio(),
                                    join(offer.aspectRatios()),
                                    nearest(offer)));
        }
        if (request.references() > offer.maxReferences()) {
            return new Unserved(
                    "references",
                    "%s takes at most %d references, and there are %d. Remove some."
                            .formatted(request.model(), offer.maxReferences(), request.references()));
        }
        return new Unserved("model", "No single connection can do all of this at once. %s".formatted(nearest(offer)));
    }

    /** What has to be changed least: as little as can be, and that by as little as can be. */
    private String nearest(ModelOffer offer) {
        return offer.ways().stream()
                .map(Way::capabilities)
                .map(this::bend)
                .min(Comparator.comparingInt(Bent::changes).thenComparingDouble(Bent::distance))
                .map(bent -> "The nearest that works is %s.".formatted(bent.inWords()))
                .orElse("");
    }

    /** A request that would be served, and how far it is from what was asked for. */
    private record Bent(
            AspectRatio ratio, ResolutionTier tier, int references, int prompt, int changes, double distance) {

        String inWords() {
            var words = "%s in %s".formatted(ratio, tier);
            if (references >= 0) {
                words += references == 0 ? " without references" : " with %d references".formatted(references);
            }
            return prompt >= 0 ? words + " and a prompt of at most %,d characters".formatted(prompt) : words;
        }
    }

    private Bent bend(Capabilities can) {
        var ratio = nearest(can.aspectRatios(), this::distance);
        var tier = nearest(can.tiers(), this::distance);
        int references = Math.clamp(
                request.references(), can.references().least(), can.references().most());
        boolean fits = request.promptLength() <= can.maxPromptLength();
        boolean sameReferences = references == request.references();
        int changes = changed(!ratio.equals(Optional.of(request.aspectRatio())))
                + changed(!tier.equals(Optional.of(request.tier())))
                + changed(!sameReferences)
                + changed(!fits);
        return new Bent(
                ratio.orElse(request.aspectRatio()),
                tier.orElse(request.tier()),
                sameReferences ? -1 : references,
                fits ? -1 : can.maxPromptLength(),
                changes,
                distance(ratio.orElse(request.aspectRatio())) + distance(tier.orElse(request.tier())));
    }

    private static int changed(boolean changed) {
        return changed ? 1 : 0;
    }

    private static <T> Optional<T> nearest(List<T> all, ToDoubleFunction<T> distance) {
        return all.stream().min(Comparator.comparingDouble(distance));
    }

    private double distance(AspectRatio one) {
        return Math.abs(Math.log(shape(one) / shape(request.aspectRatio())));
    }

    private double distance(ResolutionTier one) {
        return Math.abs(Math.log((double) one.squareEdge() / request.tier().squareEdge()));
    }

    private static double shape(AspectRatio one) {
        return (double) one.width() / one.height();
    }

    private static String join(Collection<?> choices) {
        return choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
