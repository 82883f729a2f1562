package app.plantain.core.generation;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RequestShape;
import app.plantain.core.routing.RoutingPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants made, and on which terms. It begins as a person usually asks, and each term that differs is added.
 *
 * @param routing who may serve it
 * @param priority their place among the team's own jobs
 * @param quote the promise by which it is paid, empty to pay today's price
 * @param purpose on what it is spent
 */
public record BatchRequest(
        BatchSource source,
        ImageOrder order,
        Routing routing,
        Priority priority,
        Optional<QuoteId> quote,
        Purpose purpose) {

    /** A person's request at today's price and of normal priority, which follows the team's policy, for no board. */
    public BatchRequest(BatchSource source, ImageOrder order) {
        this(source, order, Routing.USUAL, Priority.NORMAL, Optional.empty(), Purpose.NONE);
    }

    /** The same, served by others. */
    public BatchRequest with(Routing newRouting) {
        return new BatchRequest(source, order, newRouting, priority, quote, purpose);
    }

    /** The same, in another place among the team's jobs. */
    public BatchRequest with(Priority newPriority) {
        return new BatchRequest(source, order, routing, newPriority, quote, purpose);
    }

    /** The same, spent on something else. */
    public BatchRequest with(Purpose newPurpose) {
        return new BatchRequest(source, order, routing, priority, quote, newPurpose);
    }

    /** The same, paid by this quote. */
    public BatchRequest by(QuoteId newQuote) {
        return new BatchRequest(source, order, routing, priority, Optional.of(newQuote), purpose);
    }

    ModelId model() {
        return order.model();
    }

    String prompt() {
        return order.prompt();
    }

    AspectRatio aspectRatio() {
        return order.aspectRatio();
    }

    ResolutionTier tier() {
        return order.tier();
    }

    int images() {
        return order.images();
    }

    List<ReferenceId> references() {
        return order.references();
    }

    Optional<VendorId> vendor() {
        return routing.vendor();
    }

    Optional<RoutingPolicy> policy() {
        return routing.policy();
    }

    /**
     * All of it that decides who serves it.
     *
     * @param referenceFits whether the first reference has the aspect ratio that is asked for
     * @param usual the team's policy
     */
    RequestShape shape(boolean referenceFits, RoutingPolicy usual) {
        return new RequestShape(
                model(),
                vendor(),
                aspectRatio(),
                tier(),
                references().size(),
                prompt().length(),
                referenceFits,
                policy().orElse(usual));
    }
}
