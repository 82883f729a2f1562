package app.plantain.core.generation;

import app.plantain.core.gallery.PreparedReferences;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.PublicEntrance;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.routing.Router;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Puts together what a vendor is asked for, with the input images as it takes them. */
@Component
class VendorRequests {

    private final Router router;
    private final PreparedReferences references;
    private final PublicEntrance entrance;
    private final EngineProperties properties;
    private final Clock clock;

    VendorRequests(
            Router router,
            PreparedReferences references,
            PublicEntrance entrance,
            EngineProperties properties,
            Clock clock) {
        this.router = router;
        this.references = references;
        this.entrance = entrance;
        this.properties = properties;
        this.clock = clock;
    }

    /** The request of an attempt. Reads files, and makes what was never made before: slow the first time. */
    ImageRequest of(Work work) {
        var recipe = work.recipe();
        var terms = terms(work);
        // A vendor may fetch them late, but not after its job has ended.
        var until = clock.instant().plus(properties.deadline());
        return new ImageRequest(
                work.attempt(),
                recipe.model(),
                recipe.prompt(),
                recipe.aspectRatio(),
                recipe.tier(),
                work.references().stream()
                        .map(reference -> reference(work, reference, terms, until))
                        .toList(),
                work.variation(),
                entrance.callback(work.attempt()));
    }

    private Reference reference(Work work, ReferenceId id, ReferenceTerms terms, Instant until) {
        var prepared = references.prepare(work.member().team(), id, terms.maxBytes());
        return new Reference(
                prepared.image(),
                entrance.reference(prepared.name(), prepared.image().mediaType(), until));
    }

    /** Those of the capability that serves the job; the usual ones where it has none any more, which the adapter tells. */
    private ReferenceTerms terms(Work work) {
        var recipe = work.recipe();
        return router.providerOf(work.connection()).capabilities().stream()
                .filter(one -> one.model().equals(recipe.model()))
                .filter(one -> one.allow(
                        recipe.aspectRatio(),
                        recipe.tier(),
                        work.references().size(),
                        recipe.prompt().length()))
                .map(Capabilities::references)
                .findFirst()
                .orElse(ReferenceTerms.NONE);
    }
}
