package app.plantain.providers.bananapro;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Bananapro as its page describes it. */
final class BananaproSimulator extends VendorSimulator {

    private static final Set<String> TYPES = Set.of("text-to-image", "image-to-image");
    private static final Set<String> RATIOS = Set.of("1:1", "16:9", "9:16", "4:3", "3:4");
    private static final String IMAGES = "/api/v1/images/";
    private static final int CREDITS_FOR_A_PICTURE = 4;

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("POST") && path.equals(IMAGES + "generate")) {
            return Optional.of(Call.SUBMIT);
        }
        if (method.equals("GET") && path.equals("/api/v1/account/balances")) {
            return Optional.of(Call.PROBE);
        }
        return method.equals("GET") && path.startsWith(IMAGES) ? Optional.of(Call.ASK) : Optional.empty();
    }

    @Override
    protected Answer answer(Seen request) {
        return switch (request.call()) {
            case SUBMIT -> submitted(request.body());
            case ASK -> asked(request.path().substring(IMAGES.length()));
            case PROBE -> success(Map.of("web_credits", 12, "api_credits", 496.5));
            case CANCEL, RESULT, PICTURE -> throw new IllegalStateException("It has no such call");
        };
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "unauthorized", "Invalid API key");
    }

    @Override
    protected Answer unknown(String method, String path) {
        return error(404, "not_found", "No such call");
    }

    private Answer submitted(JsonNode body) {
        if (!body.path("model").asString("").equals("nano-banana")) {
            return error(400, "invalid_request", "model must be nano-banana");
        }
        if (body.path("prompt").asString("").isBlank()) {
            return error(400, "invalid_request", "prompt is required");
        }
        if (body.has("type") && !TYPES.contains(body.path("type").asString(""))) {
            return error(400, "invalid_request", "type is unknown");
        }
        if (body.has("aspect_ratio")
                && !RATIOS.contains(body.path("aspect_ratio").asString(""))) {
            return error(400, "invalid_request", "aspect_ratio is unknown");
        }
        if (body.has("num_images") && body.path("num_images").asInt(0) != 1) {
            return error(400, "invalid_request", "num_images must be 1");
        }
        if (!fit(body)) {
            return error(400, "invalid_request", "type and image_urls do not fit");
        }
        return success(Map.of(
                "task_id",
                newTask(),
                "credits_used",
                CREDITS_FOR_A_PICTURE,
                "remaining_credits",
                500 - CREDITS_FOR_A_PICTURE,
                "model",
                "nano-banana"));
    }

    private static boolean fit(JsonNode body) {
        var urls = body.path("image_urls");
        boolean edits = body.path("type").asString("").equals("image-to-image");
        return edits
                ? urls.isArray() && !urls.isEmpty() && urls.valueStream().allMatch(BananaproSimulator::isReference)
                : urls.isMissingNode() || urls.isEmpty();
    }

    /** A web address, or bytes in base64 with or without a head. */
    private static boolean isReference(JsonNode url) {
        var text = url.asString("");
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return true;
        }
        try {
            return Base64.getDecoder().decode(text.replaceFirst("^data:image/[a-z]+;base64,", "")).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private Answer asked(String task) {
        if (!knows(task)) {
            return error(404, "not_found", "Task not found");
        }
        return switch (stage()) {
            case QUEUED -> success(Map.of("task_id", task, "status", "pending"));
            case RUNNING -> success(Map.of("task_id", task, "status", "processing"));
            case DONE -> success(Map.of("task_id", task, "status", "completed", "image_url", pictureOf(task)));
            case EMPTY -> success(Map.of("task_id", task, "status", "completed", "output", Map.of("images", Set.of())));
            case FAILED ->
                success(Map.of("task_id", task, "status", "failed", "error_message", reason(), "credits_refunded", 4));
        };
    }

    private static Answer success(Map<String, Object> content) {
        return Answer.json(200, object("success", true, "data", content));
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, object("success", false, "error", Map.of("code", code, "message", message)));
    }
}
