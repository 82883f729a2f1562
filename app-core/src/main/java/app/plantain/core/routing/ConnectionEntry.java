package app.plantain.core.routing;

import java.util.List;

/**
 * A connection as it is written by a person, on the screen or in configuration; nothing of it is checked yet.
 *
 * @param baseUrl where the vendor is asked; empty for its usual address
 * @param models the models it is to be used for; none for all that the vendor has
 * @param priority a whole number; empty for 0
 * @param weight a whole number; empty for 1
 */
public record ConnectionEntry(
        String vendor, String name, String baseUrl, List<String> models, String priority, String weight) {

    public ConnectionEntry {
        models = List.copyOf(models);
    }

    /** What would be written to get this connection. */
    public static ConnectionEntry of(Connection connection) {
        return new ConnectionEntry(
                connection.vendor().value(),
                connection.name(),
                connection.baseUrl().map(Object::toString).orElse(""),
                connection.models().stream().map(Object::toString).toList(),
                Integer.toString(connection.priority()),
                Integer.toString(connection.weight()));
    }
}
