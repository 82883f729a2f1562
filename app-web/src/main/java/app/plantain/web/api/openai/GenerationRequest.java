package app.plantain.web.api.openai;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.routing.RoutingPolicy;
import java.util.Optional;

/**
 * A request for images as it came: every field has its type, and nothing is resolved yet.
 *
 * @param model empty to take the first that is offered
 * @param size as OpenAI names sizes, or in our words
 * @param aspectRatio our own field
 * @param resolution our own field
 * @param routing our own field: by what the connection is chosen, empty for the team's policy
 * @param quote our own field: the promise by which it is paid, empty for today's price
 * @param board our own field: where the images are put
 * @param inline whether the answer carries the bytes instead of addresses
 */
record GenerationRequest(
        Optional<String> model,
        String prompt,
        int images,
        Optional<String> size,
        Optional<String> aspectRatio,
        Optional<String> resolution,
        Optional<RoutingPolicy> routing,
        Optional<QuoteId> quote,
        Optional<BoardId> board,
        boolean inline) {}
