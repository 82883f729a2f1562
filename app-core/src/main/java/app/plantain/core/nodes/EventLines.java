package app.plantain.core.nodes;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes events as lines and reads them again, by the formats that the features bring. */
@Component
final class EventLines {

    private final Map<Class<?>, EventFormat<?>> byType;
    private final Map<String, EventFormat<?>> byName;

    EventLines(List<EventFormat<?>> formats) {
        this.byType = formats.stream().collect(toMap(EventFormat::type, Function.identity()));
        this.byName = formats.stream().collect(toMap(EventFormat::name, Function.identity()));
    }

    /** The line of an event, empty where this kind does not travel. */
    Optional<String> write(Object event) {
        return Optional.ofNullable(byType.get(event.getClass()))
                .map(format -> format.name() + " " + written(format, event));
    }

    /** The event of a line, empty where this node does not know what the line says. */
    Optional<Object> read(String line) {
        var space = line.indexOf(' ');
        var format = byName.get(line.substring(0, Math.max(space, 0)));
        try {
            return format == null ? Optional.empty() : Optional.of(format.read(line.substring(space + 1)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static <E> String written(EventFormat<E> format, Object event) {
        return format.write(format.type().cast(event));
    }
}
