package app.plantain.web.api.openai;

import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Says which models can be asked for today. */
@RestController
class ModelsController {

    private final Router router;

    ModelsController(Router router) {
        this.router = router;
    }

    /**
     * A model as OpenAI lists it.
     *
     * @param created required by the clients; we do not know it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record ListedModel(String id, String object, long created, String ownedBy) {

        /** The plain name, then one for each vendor that has the model. */
        static Stream<ListedModel> of(ModelOffer offer) {
            var plain = new ListedModel(offer.model().value(), "model", 0, "plantain");
            var pinned = offer.vendors().stream()
                    .map(vendor -> new ListedModel(
                            new ModelName(offer.model(), Optional.of(vendor)).text(), "model", 0, vendor.value()));
            return Stream.concat(Stream.of(plain), pinned);
        }
    }

    record ModelList(String object, List<ListedModel> data) {}

    @GetMapping("/v1/models")
    ModelList list() {
        return new ModelList(
                "list", router.offers().stream().flatMap(ListedModel::of).toList());
    }

    /** A pinned name has a slash in it. */
    @GetMapping("/v1/models/{*path}")
    ListedModel one(@PathVariable String path) {
        var id = path.substring(1);
        var offers = router.offers();
        return offers.stream()
                .flatMap(ListedModel::of)
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Submissions.unknown(id, offers));
    }
}
