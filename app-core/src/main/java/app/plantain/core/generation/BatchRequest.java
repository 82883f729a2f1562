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
 * What somebody wants made.
 *
 * @param vendor the only vendor that may serve it, empty where the router chooses
 * @param images how many, each a job of its own
 * @param references input images in their order
 * @param priority their place among the team's own jobs
 * @param policy by what the connections are chosen, empty for the team's policy
 * @param quote the promise by which it is paid, empty to pay today's price
 * @param purpose on what it is spent
 */
public record BatchRequest(
        BatchSource source,
        ModelId model,
        Optional<VendorId> vendor,
        String prompt,
        AspectRatio aspectRatio,
        ResolutionTier tier,
        int images,
        List<ReferenceId> references,
        Priority priority,
        Optional<RoutingPolicy> policy,
        Optional<QuoteId> quote,
        Purpose purpose) {

    /** A person's request at today's price, for no board. */
    public BatchRequest(
            BatchSource source,
            ModelId model,
            Optional<VendorId> vendor,
            String prompt,
            AspectRatio aspectRatio,
            ResolutionTier tier,
            int images,
            List<ReferenceId> references,
            Priority priority,
            Optional<RoutingPolicy> policy) {
        this(
                source,
                model,
                vendor,
                prompt,
                aspectRatio,
                tier,
                images,
                references,
                priority,
                policy,
                Optional.empty(),
                Purpose.NONE);
    }

    /** A request that follows the team's policy. */
    public BatchRequest(
            BatchSource source,
            ModelId model,
            Optional<VendorId> vendor,
            String prompt,
            AspectRatio aspectRatio,
            ResolutionTier tier,
            int images,
            List<ReferenceId> references,
            Priority priority) {
        this(source, model, vendor, prompt, aspectRatio, tier, images, references, priority, Optional.empty());
    }

    /** A request of normal priority that follows the team's policy. */
    public BatchRequest(
            BatchSource source,
            ModelId model,
            Optional<VendorId> vendor,
            String prompt,
            AspectRatio aspectRatio,
            ResolutionTier tier,
            int images,
            List<ReferenceId> references) {
        this(source, model, vendor, prompt, aspectRatio, tier, images, references, Priority.NORMAL);
    }

    public BatchRequest {
        references = List.copyOf(references);
    }

    /** The same, paid by this quote. */
    public BatchRequest by(QuoteId newQuote) {
        return paid(Optional.of(newQuote), purpose);
    }

    /** The same, spent on something else. */
    public BatchRequest with(Purpose newPurpose) {
        return paid(quote, newPurpose);
    }

    private BatchRequest paid(Optional<QuoteId> newQuote, Purpose newPurpose) {
        return new BatchRequest(
                source,
                model,
                vendor,
                prompt,
                aspectRatio,
                tier,
                images,
                references,
                priority,
                policy,
                newQuote,
                newPurpose);
    }

    /**
     * All of it that decides who serves it.
     *
     * @param referenceFits whether the first reference has the aspect ratio that is asked for
     * @param usual the team's policy
     */
    RequestShape shape(boolean referenceFits, RoutingPolicy usual) {
        return new RequestShape(
                model,
                vendor,
                aspectRatio,
                tier,
                references.size(),
                prompt.length(),
                referenceFits,
                policy.orElse(usual));
    }
}
