package app.plantain.core.provider.wire;

import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The shape of an answer for a log: the names of its fields and what kind of thing is in them, never what they say. */
final class RedactedSample {

    private static final int MOST_CHARACTERS = 600;
    private static final int MOST_DEPTH = 6;
    private static final int MOST_OF_A_LIST = 2;

    /** Words of the vendor's own vocabulary, which are what one wants to know when they are new. */
    private static final Set<String> VOCABULARY = Set.of("status", "state", "type", "code", "error_type");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_]{0,31}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9.+-]{1,40}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.-]{0,39}");

    private RedactedSample() {}

    static String of(String mediaType, int bytes, JsonNode json) {
        if (!json.isContainer()) {
            return "%,d bytes, said to be %s"
                    .formatted(bytes, MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "something");
        }
        var shape = shape("", json, 0);
        return shape.length() <= MOST_CHARACTERS ? shape : shape.substring(0, MOST_CHARACTERS) + "…";
    }

    private static String shape(String name, JsonNode node, int depth) {
        if (node.isContainer() && depth >= MOST_DEPTH) {
            return "…";
        }
        if (node.isObject()) {
            var fields = new StringJoiner(", ", "{", "}");
            node.properties()
                    .forEach(field -> fields.add(
                            named(field.getKey()) + ": " + shape(field.getKey(), field.getValue(), depth + 1)));
            return fields.toString();
        }
        if (node.isArray()) {
            var values = new StringJoiner(", ", "[", node.size() > MOST_OF_A_LIST ? ", …]" : "]");
            node.valueStream().limit(MOST_OF_A_LIST).forEach(value -> values.add(shape("", value, depth + 1)));
            return values.toString();
        }
        return leaf(name, node);
    }

    private static String leaf(String name, JsonNode node) {
        if (node.isString()) {
            var text = node.stringValue();
            return VOCABULARY.contains(name) && WORD.matcher(text).matches() ? text : "text of " + text.length();
        }
        if (node.isNumber()) {
            return "number";
        }
        return node.isBoolean() ? String.valueOf(node.booleanValue()) : "null";
    }

    private static String named(String name) {
        return NAME.matcher(name).matches() ? name : "?";
    }
}
