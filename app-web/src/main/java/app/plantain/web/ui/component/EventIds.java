package app.plantain.web.ui.component;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads ids that a browser sent with an event. */
final class EventIds {

    private static final int MOST = 10_000;

    private EventIds() {}

    /** The ids in order, without repetition, 10,000 at most. */
    static Set<String> inOrder(ArrayNode sent) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode id : sent) {
            if (id.isString() && ids.size() < MOST) {
                ids.add(id.asString());
            }
        }
        return Collections.unmodifiableSet(ids);
    }
}
