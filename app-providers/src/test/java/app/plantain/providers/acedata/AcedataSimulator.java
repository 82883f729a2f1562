package app.plantain.providers.acedata;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.Stage;
import app.plantain.providers.contract.VendorSimulator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AceData Cloud as its page describes it. */
final class AcedataSimulator extends VendorSimulator {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> MODELS = Set.of("nano-banana", "nano-banana-2", "nano-banana-pro");
    private static final Set<String> RATIOS = Set.of("1:1", "3:2", "2:3", "16:9", "9:16", "4:3", "3:4");
    private static final Set<String> RESOLUTIONS = Set.of("1K", "2K", "4K");
    private static final int MOST_BYTES_OF_A_REFERENCE = 10_000_000;
    private static final Pattern DATA_URI = Pattern.compile("data:image/[a-z]+;base64,");
    private static final Pattern CODED = Pattern.compile("([a-z_]+): (.*)");

    @Override
    protected Optional<Call> callOf(String method, String path) {
        return switch (method + " " + path) {
            case "POST /nano-banana/images" -> Optional.of(Call.SUBMIT);
            case "POST /nano-banana/tasks" -> Optional.of(Call.ASK);
            default -> Optional.empty();
        };
    }

    @Override
    protected Answer answer(Seen request) {
        return switch (request.call()) {
            case SUBMIT -> wrong(request.body()).map(this::refused).orElseGet(() -> submitted(request.body()));
            case ASK -> asked(request.body());
            case CANCEL, RESULT, PROBE, PICTURE -> throw new IllegalStateException("It has no such call");
        };
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "invalid_token", "The token is invalid");
    }

    @Override
    protected Answer unknown(String method, String path) {
        return error(404, "no_api", "No such API");
    }

    private Answer refused(String why) {
        return error(400, "bad_request", why);
    }

    private static Optional<String> wrong(JsonNode body) {
        var action = body.path("action").asString("");
        if (!action.equals("generate") && !action.equals("edit")) {
            return Optional.of("action is not one of generate, edit");
        }
        if (body.path("prompt").asString("").isBlank()) {
            return Optional.of("prompt is required");
        }
        if (isOther(body, "model", MODELS)
                || isOther(body, "aspect_ratio", RATIOS)
                || isOther(body, "resolution", RESOLUTIONS)) {
            return Optional.of("model, aspect_ratio or resolution is unknown");
        }
        if (body.has("callback_url") && !isWebAddress(body.path("callback_url").asString(""))) {
            return Optional.of("callback_url is no address");
        }
        return wrongReferences(body.path("image_urls"), action.equals("edit"));
    }

    private static Optional<String> wrongReferences(JsonNode urls, boolean required) {
        if (urls.isMissingNode() || urls.isEmpty()) {
            return required ? Optional.of("image_urls is required") : Optional.empty();
        }
        boolean fine = urls.isArray() && urls.valueStream().allMatch(url -> isReference(url.asString("")));
        return fine ? Optional.empty() : Optional.of("image_urls has what is no picture, or a large one");
    }

    private static boolean isReference(String text) {
        var head = DATA_URI.matcher(text);
        if (!head.lookingAt()) {
            return isWebAddress(text);
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(head.end())).length;
            return bytes > 0 && bytes <= MOST_BYTES_OF_A_REFERENCE;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private static boolean isOther(JsonNode body, String field, Set<String> known) {
        return body.has(field) && !known.contains(body.path(field).asString(""));
    }

    /** With a callback at once; else when it is done, be it without success. */
    private Answer submitted(JsonNode body) {
        var task = newTask();
        return body.has("callback_url")
                ? Answer.json(200, object("success", true, "task_id", task, "trace_id", "trace"))
                : json(response(task));
    }

    private Answer asked(JsonNode question) {
        return switch (question.path("action").asString("")) {
            case "retrieve" -> {
                var task = question.path("id").asString("");
                yield knows(task) ? json(task(task)) : error(404, "not_found", "There is no such task");
            }
            case "retrieve_batch" -> {
                var items = question.path("ids")
                        .valueStream()
                        .map(id -> id.asString(""))
                        .filter(this::knows)
                        .map(this::task)
                        .toList();
                yield json(Map.of("items", items, "count", items.size()));
            }
            default -> refused("action is unknown");
        };
    }

    /** It has no status: what is there says how far it is. */
    private Map<String, Object> task(String task) {
        var shown = new LinkedHashMap<String, Object>(Map.of(
                "_id", "6710", "id", task, "type", "images", "trace_id", "trace", "created_at", 1_763_700_000.123));
        shown.put("request", Map.of("action", "generate"));
        if (stage() != Stage.QUEUED) {
            shown.put("started_at", 1_763_700_001.5);
        }
        if (stage() != Stage.QUEUED && stage() != Stage.RUNNING) {
            shown.put("finished_at", 1_763_700_031.5);
            shown.put("response", response(task));
        }
        return shown;
    }

    private Map<String, Object> response(String task) {
        var response = new LinkedHashMap<String, Object>(
                Map.of("success", stage() != Stage.FAILED, "task_id", task, "trace_id", "trace"));
        switch (stage()) {
            case DONE -> response.put("data", List.of(Map.of("prompt", "A harbour", "image_url", pictureOf(task))));
            case EMPTY -> response.put("data", List.of());
            case FAILED -> response.put("error", failure());
            case QUEUED, RUNNING -> throw new IllegalStateException("It does not answer before it is done");
        }
        return response;
    }

    /** An object with a code, or a bare text. */
    private Object failure() {
        var coded = CODED.matcher(reason());
        return coded.matches() ? Map.of("code", coded.group(1), "message", coded.group(2)) : reason();
    }

    private static Answer json(Map<String, Object> content) {
        return Answer.json(200, JSON.writeValueAsString(content));
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, object("error", Map.of("code", code, "message", message), "trace_id", "a9063166"));
    }
}
