package app.plantain.providers.globalaiopc;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Globalaiopc as its page describes it. */
final class GlobalaiopcSimulator extends VendorSimulator {

    /** When its tasks were made, in seconds since 1970. */
    static final long CREATED = 1_795_168_800L;

    private static final Set<String> MODELS =
            Set.of("nano-banana", "nano-banana-pro", "nano-banana-pro-stable", "nano-banana-2-stable", "nano-banana-2");
    private static final Set<String> RESOLUTIONS = Set.of("1k", "2k", "4k");
    private static final Set<String> SIZES =
            Set.of("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9");
    private static final String RESULT = "/v1/result/";

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("POST") && path.equals("/v1/banana/images")) {
            return Optional.of(Call.SUBMIT);
        }
        return method.equals("GET") && path.startsWith(RESULT) ? Optional.of(Call.ASK) : Optional.empty();
    }

    @Override
    protected Answer answer(Seen request) {
        return request.call() == Call.SUBMIT
                ? submitted(request.body())
                : asked(request.path().substring(RESULT.length()));
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(401, object("message", "Invalid token"));
    }

    @Override
    protected Answer unknown(String method, String path) {
        return Answer.json(404, object("message", "No handler found for " + method + " " + path));
    }

    private Answer submitted(JsonNode body) {
        var wrong = Stream.of(
                        requireOneOf(body, "model", MODELS, true),
                        requireOneOf(body, "resolution", RESOLUTIONS, false),
                        requireOneOf(body, "size", SIZES, false),
                        body.path("prompt")
                                        .stringValueOpt()
                                        .filter(text -> !text.isBlank())
                                        .isEmpty()
                                ? Optional.of("prompt is required")
                                : Optional.<String>empty(),
                        wrongReferences(body.path("image_urls")))
                .flatMap(Optional::stream)
                .findFirst();
        return wrong.map(message -> Answer.json(400, object("message", message)))
                .orElseGet(() -> Answer.json(
                        200,
                        object(
                                "id", newTask(),
                                "object", "navobanana",
                                "created", CREATED,
                                "model", "navobanana",
                                "status", "queued")));
    }

    private Answer asked(String task) {
        if (!knows(task)) {
            return Answer.json(404, object("message", "Task not found"));
        }
        return switch (stage()) {
            case QUEUED -> task(task, "queued", null, null);
            case RUNNING -> task(task, "processing", null, null);
            case DONE -> task(task, "completed", pictureOf(task), null);
            case EMPTY -> task(task, "completed", null, null);
            case FAILED -> task(task, "failed", null, reason());
        };
    }

    private static Answer task(String task, String status, @Nullable String picture, @Nullable String error) {
        return Answer.json(
                200,
                object(
                        "id", task,
                        "object", "image.generation",
                        "created", CREATED,
                        "model", "nano-banana-2",
                        "status", status,
                        "image_url", picture,
                        "error", error,
                        "amount", 0.04));
    }

    private static Optional<String> requireOneOf(JsonNode body, String field, Set<String> values, boolean required) {
        var value = body.path(field);
        boolean fine = value.isMissingNode()
                ? !required
                : value.stringValueOpt().filter(values::contains).isPresent();
        return fine ? Optional.empty() : Optional.of(field + " is not one of " + values);
    }

    /** Of anything but addresses it says that the data are abnormal. */
    private static Optional<String> wrongReferences(JsonNode urls) {
        boolean fine = urls.isMissingNode()
                || (urls.isArray()
                        && urls.valueStream()
                                .allMatch(url -> url.stringValueOpt()
                                        .filter(text -> text.startsWith("http"))
                                        .isPresent()));
        return fine ? Optional.empty() : Optional.of("数据异常");
    }
}
