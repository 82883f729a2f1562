package app.plantain.web.api.openai;

import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import java.util.List;
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
        static ListedModel of(ModelOffer offer) {
            return new ListedModel(offer.model().value(), "model", 0, "plantain");
        }
    }

    record ModelList(String object, List<ListedModel> data) {}

    @GetMapping("/v1/models")
    ModelList list() {
        return new ModelList(
                "list", router.offers().stream().map(ListedModel::of).toList());
    }

    @GetMapping("/v1/models/{id}")
    ListedModel one(@PathVariable String id) {
        var offers = router.offers();
        return offers.stream()
                .filter(offer -> offer.model().value().equals(id))
                .findFirst()
                .map(ListedModel::of)
                .orElseThrow(() -> Submissions.unknown(id, offers));
    }
}
