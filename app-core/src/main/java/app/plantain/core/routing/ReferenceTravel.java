package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.PublicEntrance;
import app.plantain.core.provider.ReferenceTerms;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether input images get to a vendor as it takes them, and leave the image the shape that is asked for. What stands in
 * the way is said in words for the user.
 */
@Component
class ReferenceTravel {

    private static final String FETCHED =
            " fetch input images from the internet, and Plantain has no public address yet. An administrator sets it as plantain.public-url.";

    private final PublicEntrance entrance;

    ReferenceTravel(PublicEntrance entrance) {
        this.entrance = entrance;
    }

    /** Whether nothing stands in the way of the request's input images, if the number of them is right. */
    boolean allows(ReferenceTerms terms, RequestShape request) {
        return request.references() == 0 || (arrives(terms) && (!terms.decideShape() || request.referenceFits()));
    }

    /** The most input images that get there today. */
    int most(ReferenceTerms terms) {
        return arrives(terms) ? terms.most() : 0;
    }

    /** Why fewer input images can be given than the vendors could take; empty where it is as many. */
    Optional<String> obstacle(Collection<Capabilities> all) {
        var able = all.stream().mapToInt(one -> one.references().most()).max().orElse(0);
        var today = all.stream().mapToInt(one -> most(one.references())).max().orElse(0);
        if (today >= able) {
            return Optional.empty();
        }
        return Optional.of(
                today == 0
                        ? "References are off: the vendors of this model" + FETCHED
                        : "More than %d references are off: the vendors that take them".formatted(today) + FETCHED);
    }

    /** Why nobody serves a request whose input images are all that stands in the way; empty where it is something else. */
    Optional<Unserved> refusal(Collection<Capabilities> all, RequestShape request) {
        var otherwise = all.stream().filter(one -> allowsTheRest(one, request)).toList();
        if (request.references() == 0 || otherwise.isEmpty()) {
            return Optional.empty();
        }
        var reason = otherwise.stream().anyMatch(one -> arrives(one.references()))
                ? Optional.of(("The first reference decides the shape of the image here, and it is not %s."
                                + " Crop it to %s, or choose the aspect ratio that it has.")
                        .formatted(request.aspectRatio(), request.aspectRatio()))
                : obstacle(otherwise);
        return reason.map(text -> new Unserved("references", text));
    }

    private boolean arrives(ReferenceTerms terms) {
        return switch (terms.travel()) {
            case INLINE -> true;
            case ADDRESS -> entrance.isOpen();
        };
    }

    private static boolean allowsTheRest(Capabilities capabilities, RequestShape request) {
        return capabilities.allow(request.aspectRatio(), request.tier(), request.references(), request.promptLength());
    }
}
