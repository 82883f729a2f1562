package app.plantain.web.api.openai;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.gallery.References;
import app.plantain.core.gallery.UnacceptableImage;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.BatchSource;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.ImageOrder;
import app.plantain.core.generation.Purpose;
import app.plantain.core.generation.RefusedRequest;
import app.plantain.core.generation.Routing;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Unserved;
import app.plantain.web.account.CurrentMember;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Brings requests in this dialect to the core, and the core's refusals back into the dialect. */
@Service
class Submissions {

    private final Router router;
    private final Generation generation;
    private final References references;
    private final CurrentMember current;

    Submissions(Router router, Generation generation, References references, CurrentMember current) {
        this.router = router;
        this.generation = generation;
        this.references = references;
        this.current = current;
    }

    BatchId submit(Member member, GenerationRequest request) {
        return submit(member, request, List.of());
    }

    /**
     * Submits a request with input images.
     *
     * @param images kept as references before the credits are held
     */
    BatchId submit(Member member, GenerationRequest request, List<InputImage> images) {
        var wanted = wanted(request);
        requireFew(images.size(), "image", wanted.offer());
        var inputs = images.stream().map(image -> keep(member, image)).toList();
        var batch = batch(request, wanted, inputs).with(new Purpose(current.apiKey(), request.board()));
        try {
            return generation.submit(member, request.quote().map(batch::by).orElse(batch));
        } catch (RefusedRequest refused) {
            throw ApiFailure.invalid(param(refused.field(), request), "invalid_value", text(refused));
        } catch (Unserved unserved) {
            throw refusal(unserved, wanted.name(), request);
        } catch (BudgetExceeded | InsufficientCredits tooFew) {
            throw ApiFailure.tooFewCredits(text(tooFew));
        }
    }

    /**
     * What a request means today.
     *
     * @param offer what the connections can do together for its model
     */
    record Wanted(ModelName name, ModelOffer offer, Shape.Format format) {}

    /** Finds out what a request means. */
    Wanted wanted(GenerationRequest request) {
        var offers = router.offers(request.model().flatMap(ModelName::parse).flatMap(ModelName::vendor));
        var name = name(request, offers);
        var offer = offers.stream()
                .filter(one -> one.model().equals(name.model()))
                .findFirst()
                .orElseThrow(() -> unknown(request.model().orElse(""), offers));
        return new Wanted(name, offer, new Shape(offer).of(request));
    }

    private static BatchRequest batch(GenerationRequest request, Wanted wanted, List<ReferenceId> inputs) {
        var order = new ImageOrder(
                wanted.name().model(),
                request.prompt(),
                wanted.format().ratio(),
                wanted.format().tier(),
                request.images(),
                inputs);
        return new BatchRequest(BatchSource.API, order)
                .with(new Routing(wanted.name().vendor(), request.routing()));
    }

    /** Refuses more input images than the model takes, before anything is kept. */
    static void requireFew(int images, String param, ModelOffer offer) {
        if (images > offer.maxReferences()) {
            throw ApiFailure.invalid(
                    param,
                    "invalid_value",
                    "%s takes at most %d input images, and there are %d. Leave some out."
                            .formatted(offer.model(), offer.maxReferences(), images));
        }
    }

    private ReferenceId keep(Member member, InputImage image) {
        try {
            return references.add(member, image.fileName(), image.read());
        } catch (UnacceptableImage unacceptable) {
            throw ApiFailure.invalid("image", "invalid_value", text(unacceptable));
        }
    }

    private static ModelName name(GenerationRequest request, List<ModelOffer> offers) {
        if (offers.isEmpty()) {
            throw ApiFailure.unknownModel("No vendor is connected. Ask an administrator to turn a connection on.");
        }
        var text = request.model().orElseGet(() -> offers.getFirst().model().value());
        return ModelName.parse(text).orElseThrow(() -> unknown(text, offers));
    }

    static ApiFailure unknown(String model, List<ModelOffer> offers) {
        var shown = model.length() <= 100 ? model : model.substring(0, 100) + "…";
        return ApiFailure.unknownModel("There is no model '%s'. There are: %s."
                .formatted(
                        shown,
                        offers.stream().map(offer -> offer.model().value()).collect(Collectors.joining(", "))));
    }

    /** The model is known by now: if it is still at fault, then because of the vendor that was named with it. */
    private static ApiFailure refusal(Unserved unserved, ModelName name, GenerationRequest request) {
        return unserved.field().equals("model") && name.vendor().isPresent()
                ? ApiFailure.unknownModel(text(unserved))
                : ApiFailure.invalid(param(unserved.field(), request), "invalid_value", text(unserved));
    }

    private static String param(String field, GenerationRequest request) {
        return switch (field) {
            case "images" -> "n";
            case "references" -> "image";
            case "aspectRatio" -> request.aspectRatio().isPresent() ? "aspect_ratio" : "size";
            case "tier" -> request.resolution().isPresent() ? "resolution" : "size";
            default -> field;
        };
    }

    private static String text(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
