package app.plantain.core.routing;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A connection as it was entered, found to be in order.
 *
 * @param baseUrl empty for the vendor's usual address
 * @param models empty for all that the vendor has
 */
record CheckedEntry(
        VendorId vendor, String name, Optional<URI> baseUrl, SortedSet<ModelId> models, int priority, int weight) {

    /** For the audit log. */
    String inWords() {
        var used = models.isEmpty()
                ? "all models"
                : models.stream().map(ModelId::value).collect(Collectors.joining(", "));
        return "%s%s, %s, priority %d, weight %d"
                .formatted(vendor, baseUrl.map(address -> " at " + address).orElse(""), used, priority, weight);
    }
}
