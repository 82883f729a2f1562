package app.plantain.providers.openai;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An images endpoint as OpenAI's reference describes it, with two of OpenAI's models, which answer in base64 only, and
 * those of another Plantain, which has them at an address.
 */
final class OpenaiSimulator extends VendorSimulator {

    private static final Set<String> FIELDS = Set.of(
            "model",
            "prompt",
            "n",
            "size",
            "quality",
            "background",
            "output_format",
            "output_compression",
            "moderation",
            "user");
    private static final Set<String> GPT_MODELS = Set.of("gpt-image-1.5", "gpt-image-2");
    private static final Set<String> PLANTAIN_MODELS = Set.of("nano-banana", "nano-banana-2", "nano-banana-pro");
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/webp");
    private static final Map<String, String> THREE_SIZES = Map.of(
            "1024x1024", "1:1 in 1K",
            "1536x1024", "3:2 in 1K",
            "1024x1536", "2:3 in 1K");
    private static final int MOST_IMAGES = 16;
    private static final int MOST_PROMPT_CHARACTERS = 32_000;

    private volatile String format = "";

    /** The ratio and the resolution of what it made last. */
    String format() {
        return format;
    }

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("GET") && path.equals("/v1/models")) {
            return Optional.of(Call.PROBE);
        }
        return method.equals("POST") && (path.equals("/v1/images/generations") || path.equals("/v1/images/edits"))
                ? Optional.of(Call.SUBMIT)
                : Optional.empty();
    }

    @Override
    protected Answer answer(Seen request) {
        if (request.call() == Call.PROBE) {
            return Answer.json(200, object("object", "list", "data", List.of(Map.of("id", "nano-banana-pro"))));
        }
        var body = request.body();
        boolean edits = request.path().endsWith("/edits");
        boolean form = String.valueOf(request.header("Content-Type")).startsWith("multipart/form-data");
        if (edits != form || !body.isObject()) {
            return error(400, "invalid_request_error", "", "The body is of the wrong kind");
        }
        var unknown = body.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name) && !(edits && name.equals("image[]")))
                .findFirst();
        if (unknown.isPresent()) {
            return error(400, "invalid_request_error", "unknown_parameter", "Unknown parameter: " + unknown.get());
        }
        var prompt = body.path("prompt").asString("");
        if (prompt.isBlank() || prompt.length() > MOST_PROMPT_CHARACTERS) {
            return error(400, "invalid_request_error", "invalid_value", "prompt is required");
        }
        if (edits && !areImages(body.path("image[]"))) {
            return error(400, "invalid_request_error", "invalid_value", "image takes 1 to 16 pictures");
        }
        return made(body.path("model").asString(""), body.path("size").asString("auto"));
    }

    private Answer made(String model, String size) {
        if (!GPT_MODELS.contains(model) && !PLANTAIN_MODELS.contains(model)) {
            return error(404, "invalid_request_error", "model_not_found", "There is no model " + model);
        }
        var understood = format(model, size);
        if (understood.isEmpty()) {
            return error(400, "invalid_request_error", "invalid_value", "Invalid size " + size);
        }
        format = understood.get();
        var task = newTask();
        return switch (stage()) {
            case EMPTY -> error(502, "api_error", "no_image", "No image was made");
            case FAILED -> blocked(reason());
            case QUEUED, RUNNING, DONE -> success(model, task);
        };
    }

    private Answer success(String model, String task) {
        var content = new HashMap<String, Object>();
        content.put("created", 1_761_635_478);
        if (GPT_MODELS.contains(model)) {
            content.put("data", List.of(Map.of("b64_json", Base64.getEncoder().encodeToString(picture()))));
            content.put("output_format", "png");
            content.put("usage", Map.of("total_tokens", 1120, "output_tokens", 1056));
        } else {
            content.put("data", List.of(Map.of("url", pictureOf(task))));
        }
        return Answer.json(
                200,
                object(content.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray()));
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-wrong.");
    }

    @Override
    protected Answer unknown(String method, String path) {
        return error(404, "invalid_request_error", "unknown_url", "Unknown request URL: " + method + " " + path);
    }

    private static Optional<String> format(String model, String size) {
        if (model.equals("gpt-image-1.5")) {
            return Optional.ofNullable(THREE_SIZES.get(size));
        }
        var id = new ModelId(GPT_MODELS.contains(model) ? "nano-banana-2" : model);
        return Stream.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
                .flatMap(ratio -> Stream.of(ResolutionTier.values())
                        .filter(tier -> NativeSizes.of(id, AspectRatio.parse(ratio), tier)
                                .filter(pixels -> size.equals(pixels.width() + "x" + pixels.height()))
                                .isPresent())
                        .map(tier -> ratio + " in " + tier))
                .findFirst();
    }

    private static boolean areImages(JsonNode images) {
        return images.isArray()
                && !images.isEmpty()
                && images.size() <= MOST_IMAGES
                && images.valueStream()
                        .allMatch(image -> TYPES.contains(image.path("type").asString(""))
                                && !image.path("name").asString("").isBlank()
                                && !image.path("base64").asString("").isBlank());
    }

    /** The picture was made, and is not given out. */
    private static Answer blocked(String message) {
        return Answer.json(
                400,
                object(
                        "error",
                        Map.of(
                                "message",
                                message,
                                "type",
                                "image_generation_user_error",
                                "code",
                                "moderation_blocked",
                                "moderation_details",
                                Map.of("moderation_stage", "output", "categories", List.of("other")))));
    }

    private static Answer error(int status, String type, String code, String message) {
        return Answer.json(
                status, object("error", Map.of("message", message, "type", type, "param", "", "code", code)));
    }
}
