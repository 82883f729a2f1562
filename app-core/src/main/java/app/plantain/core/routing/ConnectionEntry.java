package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import java.util.List;
import java.util.Map;

/**
 * A connection as it is written by a person, on the screen or in configuration; nothing of it is checked yet.
 *
 * @param baseUrl where the vendor is asked; empty for its usual address
 * @param models the models it is to be used for; none for all that the vendor has
 * @param priority a whole number; empty for 0
 * @param weight a whole number; empty for 1
 * @param prices a line for each model and tier, such as {@code nano-banana 1K 0.039}; what is left out costs what the
 *     vendor is known to take
 * @param creditPrice what one of the vendor's own credits costs in dollars; empty for what it is known to cost
 * @param options the vendor's own options by name; one that is empty or left out is as it usually is
 */
public record ConnectionEntry(
        String vendor,
        String name,
        String baseUrl,
        List<String> models,
        String priority,
        String weight,
        String prices,
        String creditPrice,
        Map<String, String> options) {

    public ConnectionEntry {
        models = List.copyOf(models);
        options = Map.copyOf(options);
    }

    /** One of which nothing special is said. */
    public ConnectionEntry(
            String vendor, String name, String baseUrl, List<String> models, String priority, String weight) {
        this(vendor, name, baseUrl, models, priority, weight, "", "", Map.of());
    }

    /** What would be written to get this connection. */
    public static ConnectionEntry of(Connection connection) {
        return new ConnectionEntry(
                connection.vendor().value(),
                connection.name(),
                connection.baseUrl().map(Object::toString).orElse(""),
                connection.models().stream().map(Object::toString).toList(),
                Integer.toString(connection.priority()),
                Integer.toString(connection.weight()),
                connection.prices().text(),
                connection.creditPrice().map(Dollars::written).orElse(""),
                connection.settings());
    }
}
