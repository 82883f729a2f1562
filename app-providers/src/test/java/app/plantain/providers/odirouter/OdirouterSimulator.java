package app.plantain.providers.odirouter;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** ODIRouter as its page describes it. */
final class OdirouterSimulator extends VendorSimulator {

    private static final String MODEL = "/v1/queue/nano_banana";
    private static final Pattern TASK = Pattern.compile(MODEL + "/requests/([^/]+)/(status|response|cancel)");
    private static final Pattern TYPED = Pattern.compile("([A-Z_]+): (.*)");
    private static final Set<String> RATIOS =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("POST") && path.equals(MODEL)) {
            return Optional.of(Call.SUBMIT);
        }
        var task = TASK.matcher(path);
        if (!task.matches()) {
            return Optional.empty();
        }
        return switch (method + " " + task.group(2)) {
            case "GET status" -> Optional.of(Call.ASK);
            case "GET response" -> Optional.of(Call.RESULT);
            case "PUT cancel" -> Optional.of(Call.CANCEL);
            default -> Optional.empty();
        };
    }

    @Override
    protected Answer answer(Seen request) {
        if (request.call() == Call.SUBMIT) {
            return submitted(request.body());
        }
        var path = TASK.matcher(request.path());
        if (!path.matches() || !knows(path.group(1))) {
            return Answer.json(404, object("detail", "Not Found"));
        }
        return switch (request.call()) {
            case ASK -> status(path.group(1));
            case RESULT -> response(path.group(1));
            case CANCEL -> cancelled();
            case SUBMIT, PROBE, PICTURE -> throw new IllegalStateException("It is no task's call");
        };
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(
                401,
                object("error", Map.of("code", "UNAUTHORIZED", "message", "Invalid API key"), "request_id", "r_1"));
    }

    @Override
    protected Answer unknown(String method, String path) {
        return Answer.json(404, object("detail", "App not found: " + path));
    }

    private Answer submitted(JsonNode body) {
        int length = body.path("prompt").asString("").length();
        var ratio = body.path("aspect_ratio").asString("1:1");
        var size = body.path("image_size").asString("1K");
        if (length < 1 || length > 2500 || !RATIOS.contains(ratio) || !size.equals("1K")) {
            return Answer.json(422, object("detail", "The request is not valid"));
        }
        if (body.path("image_urls").size() > 3
                || body.path("image_urls").valueStream().anyMatch(OdirouterSimulator::isNoAddress)) {
            return Answer.json(422, object("detail", "image_urls is not valid"));
        }
        if (body.has("webhook")) {
            return Answer.json(422, object("detail", "webhook not supported"));
        }
        var task = newTask();
        var place = address() + MODEL + "/requests/" + task;
        return Answer.json(
                200,
                object(
                        "request_id", task,
                        "response_url", place + "/response",
                        "status_url", place + "/status",
                        "cancel_url", place + "/cancel",
                        "queue_position", 0));
    }

    private static boolean isNoAddress(JsonNode url) {
        return url.stringValueOpt()
                .filter(text -> text.startsWith("http://") || text.startsWith("https://"))
                .isEmpty();
    }

    private Answer status(String task) {
        return switch (stage()) {
            case QUEUED -> Answer.json(200, object("status", "IN_QUEUE", "request_id", task, "queue_position", 0));
            case RUNNING -> Answer.json(200, object("status", "IN_PROGRESS", "request_id", task));
            case DONE, EMPTY ->
                Answer.json(200, object("status", "COMPLETED", "metrics", Map.of("inference_time", 4.2)));
            case FAILED -> failed();
        };
    }

    private Answer failed() {
        var typed = TYPED.matcher(reason());
        return typed.matches()
                ? Answer.json(200, object("status", "COMPLETED", "error", typed.group(2), "error_type", typed.group(1)))
                : Answer.json(200, object("status", "COMPLETED", "error", Map.of("code", "X", "message", reason())));
    }

    private Answer response(String task) {
        return switch (stage()) {
            case QUEUED, RUNNING -> Answer.json(202, object("status", "IN_PROGRESS"));
            case DONE ->
                Answer.json(
                        200,
                        object(
                                "request_id",
                                task,
                                "outputs",
                                List.of(Map.of("type", "image", "url", pictureOf(task), "content_type", "image/png"))));
            case EMPTY ->
                Answer.json(200, object("request_id", task, "outputs", List.of(Map.of("type", "text", "text", "No"))));
            case FAILED -> failed();
        };
    }

    private Answer cancelled() {
        return switch (stage()) {
            case QUEUED, RUNNING -> Answer.json(202, object("status", "CANCELLATION_REQUESTED"));
            case DONE, EMPTY, FAILED -> Answer.json(400, object("status", "ALREADY_COMPLETED"));
        };
    }
}
