package app.plantain.web.api.openai;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The settings of OpenAI's own models that ours do not have. Where one would change the picture it is refused, since a
 * picture that is not what was asked for still costs credits. The values that ask for nothing special are taken.
 */
final class UnsupportedSettings {

    private static final Map<String, Set<String>> TAKEN = Map.of(
            "quality", Set.of("auto", "standard"),
            "background", Set.of("auto", "opaque"),
            "moderation", Set.of("auto"),
            "output_format", Set.of("png"));

    private static final Map<String, String> ADVICE = Map.of(
            "quality", "The models have one quality; 'resolution' chooses the number of pixels.",
            "background", "The models paint opaque pictures.",
            "moderation", "The vendor of a model decides what it refuses.",
            "output_format", "You get the vendor's file as it is; 'output_format' of the answer says what it is.");

    private static final List<String> REFUSED =
            List.of("style", "svg", "complexity", "image", "images", "image_url", "image_urls", "mask", "input_image");

    /** Numbers, and the one value of each that changes nothing. */
    private static final Map<String, Integer> NEUTRAL =
            Map.of("output_compression", 100, "partial_images", 0, "frame_count", 1);

    private UnsupportedSettings() {}

    static void refuse(JsonFields fields) {
        if (fields.flag("stream")) {
            throw unsupported("stream", "Plantain answers in one piece. Leave 'stream' out.");
        }
        TAKEN.forEach((name, taken) -> fields.text(name)
                .filter(value -> !taken.contains(value))
                .ifPresent(value -> {
                    throw unsupported(name, "%s Leave '%s' out.".formatted(ADVICE.get(name), name));
                }));
        NEUTRAL.forEach((name, neutral) -> {
            if (fields.wholeNumber(name).orElse(neutral) != neutral) {
                throw unsupported(name, "Plantain has no '%s'. Leave it out.".formatted(name));
            }
        });
        REFUSED.forEach(name -> fields.find(name)
                .filter(UnsupportedSettings::asksForSomething)
                .ifPresent(value -> {
                    throw unsupported(name, "This endpoint has no '%s'. Leave it out.".formatted(name));
                }));
    }

    private static boolean asksForSomething(JsonNode value) {
        return !(value.isContainer() && value.isEmpty());
    }

    private static ApiFailure unsupported(String name, String message) {
        return ApiFailure.invalid(name, "unsupported_parameter", message);
    }
}
