package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import java.net.URI;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A connection as it was entered, found to be in order.
 *
 * @param baseUrl empty for the vendor's usual address
 * @param models empty for all that the vendor has
 * @param options all that the vendor has, each with its value, or empty where it is as usual
 */
record CheckedEntry(
        VendorId vendor,
        String name,
        Optional<URI> baseUrl,
        SortedSet<ModelId> models,
        int priority,
        int weight,
        PriceTable prices,
        Optional<Dollars> creditPrice,
        SortedMap<String, String> options) {

    /** For the audit log. */
    String inWords() {
        var used = models.isEmpty()
                ? "all models"
                : models.stream().map(ModelId::value).collect(Collectors.joining(", "));
        return "%s%s, %s, priority %d, weight %d%s%s%s"
                .formatted(
                        vendor,
                        baseUrl.map(address -> " at " + address).orElse(""),
                        used,
                        priority,
                        weight,
                        chosenOptions(),
                        creditPrice.map(price -> ", a credit costs " + price).orElse(""),
                        prices.prices().isEmpty()
                                ? ""
                                : ", prices: " + prices.text().replace("\n", "; "));
    }

    private String chosenOptions() {
        return options.entrySet().stream()
                .filter(option -> !option.getValue().isEmpty())
                .map(option -> ", %s %s".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining());
    }
}
