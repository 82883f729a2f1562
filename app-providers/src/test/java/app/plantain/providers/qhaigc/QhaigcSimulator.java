package app.plantain.providers.qhaigc;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Qhaigc as its page describes it: it refuses little, and leaves out silently what it does not know. */
final class QhaigcSimulator extends VendorSimulator {

    private static final String NATIVE = "native";

    /** What it makes of a size that is not in the table. */
    private static final String DEFAULT = NATIVE + " in 2K";

    private static final Map<String, String> SIZES = Map.of(
            "1024x1024", "1:1 in 1K",
            "1024x1792", "9:16 in 1K",
            "1792x1024", "16:9 in 1K",
            "512", NATIVE + " in 512",
            "1K", NATIVE + " in 1K",
            "2K", NATIVE + " in 2K",
            "4K", NATIVE + " in 4K");

    private static final Set<String> MODELS = Set.of("nano-banana-2", "nano-banana-pro");
    private static final Set<String> TIERS = Set.of("512", "1K", "2K", "4K");
    private static final Set<String> RATIOS =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

    private volatile String format = "";
    private volatile int references;
    private volatile @Nullable Double temperature;

    /** The ratio and the resolution of what it made last. */
    String format() {
        return format;
    }

    /** How many references it looked at last. */
    int references() {
        return references;
    }

    /** The temperature that it took last, null for its own. */
    @Nullable Double temperature() {
        return temperature;
    }

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("GET") && path.equals("/v1/models")) {
            return Optional.of(Call.PROBE);
        }
        return method.equals("POST") && path.equals("/v1/images/generations")
                ? Optional.of(Call.SUBMIT)
                : Optional.empty();
    }

    @Override
    protected Answer answer(Seen request) {
        if (request.call() == Call.PROBE) {
            return Answer.json(200, object("object", "list", "data", List.of(Map.of("id", "nano-banana-pro"))));
        }
        var body = request.body();
        for (var field : List.of("model", "prompt", "size")) {
            if (body.path(field).asString("").isBlank()) {
                return error(400, "invalid_request", field + " is required");
            }
        }
        if (!MODELS.contains(body.path("model").asString(""))) {
            return error(503, "model_not_found", "No available channel for this model");
        }
        var extra = body.path("extra_fields");
        if (!extra.isMissingNode() && !extra.isObject()) {
            return error(400, "invalid_request", "extra_fields is an object");
        }
        format = format(body.path("size").asString(""), extra);
        references = references(extra);
        temperature = extra.path("temperature").isNumber()
                ? (Double) extra.path("temperature").doubleValue()
                : null;
        return answer(newTask());
    }

    private Answer answer(String task) {
        return switch (stage()) {
            case EMPTY -> error(500, "", "no base64 image found in response");
            case FAILED -> error(500, "", documented(reason()));
            case QUEUED, RUNNING, DONE ->
                Answer.json(200, object("created", 1_761_635_478, "data", List.of(Map.of("url", pictureOf(task)))));
        };
    }

    private static String documented(String reason) {
        boolean isOne = reason.contains("no choices") || reason.contains("no base64 image");
        return isOne ? reason : "failed to upload image: " + reason;
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "", "Invalid token");
    }

    @Override
    protected Answer unknown(String method, String path) {
        return error(404, "", "Invalid URL (%s %s)".formatted(method, path));
    }

    private static String format(String size, JsonNode extra) {
        var tier = extra.path("image_size").asString("");
        var ratio = extra.path("aspect_ratio").asString("");
        var bySize = SIZES.getOrDefault(size, DEFAULT);
        if (!RATIOS.contains(ratio)) {
            return bySize;
        }
        // The ratio alone fills in where the size says none.
        return TIERS.contains(tier) ? ratio + " in " + tier : bySize.replace(NATIVE, ratio);
    }

    private static int references(JsonNode extra) {
        return (int) extra.path("reference_images")
                .valueStream()
                .map(reference -> reference.asString(""))
                .filter(text -> text.startsWith("https://") || text.startsWith("data:image/"))
                .count();
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(
                status,
                object(
                        "error",
                        Map.of(
                                "message",
                                message + " (request id: 1)",
                                "type",
                                "new_api_error",
                                "param",
                                "",
                                "code",
                                code)));
    }
}
