package app.plantain.web.api.openai;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The fields of a request. What is null counts as left out; what has the wrong type is refused by its name. */
final class JsonFields {

    private final JsonNode object;

    JsonFields(JsonNode object) {
        this.object = object;
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return find(name).map(value -> {
            if (!value.isString()) {
                throw wrongType(name, "a string");
            }
            return value.stringValue();
        });
    }

    OptionalInt wholeNumber(String name) {
        var found = find(name);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        var value = found.get();
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrongType(name, "a whole number");
        }
        return OptionalInt.of(value.intValue());
    }

    boolean flag(String name) {
        return find(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrongType(name, "true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    private static ApiFailure wrongType(String name, String expected) {
        return ApiFailure.invalid(name, "invalid_type", "'%s' has to be %s.".formatted(name, expected));
    }
}
