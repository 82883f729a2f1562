package app.plantain.providers.sandbox.server;

import app.plantain.providers.sandbox.server.TaskBook.Task;
import app.plantain.providers.sandbox.server.Wire.Answer;
import app.plantain.providers.sandbox.server.Wire.Head;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the vendor answers when nothing goes wrong. */
final class VendorApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final Journal journal;
    private final TaskBook tasks;
    private final Pictures pictures;
    private final Clock clock = Clock.systemUTC();

    VendorApi(URI address, Journal journal, TaskBook tasks, Pictures pictures) {
        this.address = address;
        this.journal = journal;
        this.tasks = tasks;
        this.pictures = pictures;
    }

    static boolean isSubmission(Head head) {
        return head.method().equals("POST") && head.path().equals("/v1/tasks");
    }

    /** Writes down a submission that is not taken. */
    void refuse(byte[] submission) {
        note(submission, null, "refused");
    }

    /** @param outcome what the journal says of a submission */
    Answer answer(Head head, byte[] body, String outcome) {
        if (isSubmission(head)) {
            return submit(body, outcome);
        }
        var path = head.path();
        if (path.equals("/v1/tasks")) {
            return list(head.query());
        }
        var parts = path.split("/", -1);
        if (path.startsWith("/v1/tasks/") && parts.length == 4) {
            return tasks.find(parts[3])
                    .map(task -> Answer.json(200, JSON.writeValueAsString(shown(task))))
                    .orElseGet(VendorApi::unknown);
        }
        if (path.startsWith("/v1/tasks/") && path.endsWith("/cancel")) {
            return tasks.find(parts[3]).map(this::cancel).orElseGet(VendorApi::unknown);
        }
        if (path.startsWith("/v1/attempts/") && path.endsWith("/close")) {
            return close(parts[3]);
        }
        return path.startsWith("/images/") ? image(parts[2].replace(".png", "")) : unknown();
    }

    /** A submission and the question after it are answered one after the other: either it is found, or it is not taken. */
    private Answer submit(byte[] submission, String outcome) {
        synchronized (tasks) {
            if (tasks.isClosed(attemptIn(submission))) {
                refuse(submission);
                return Answer.json(410, "{}");
            }
            return Answer.json(202, JSON.writeValueAsString(shown(take(submission, outcome))));
        }
    }

    private Answer close(String attempt) {
        synchronized (tasks) {
            return Answer.json(
                    200,
                    JSON.writeValueAsString(Map.of(
                            "tasks",
                            tasks.close(attempt).stream().map(this::shown).toList())));
        }
    }

    private static String attemptIn(byte[] submission) {
        return JSON.readTree(submission).path("attempt").asString("");
    }

    private Answer cancel(Task task) {
        int status = task.cancel(clock.instant()) ? 200 : 409;
        return Answer.json(status, JSON.writeValueAsString(shown(task)));
    }

    private Answer list(Map<String, String> query) {
        var found = new ArrayList<Map<String, Object>>();
        for (var handle : query.getOrDefault("ids", "").split(",", -1)) {
            tasks.find(handle).ifPresent(task -> found.add(shown(task)));
        }
        return Answer.json(200, JSON.writeValueAsString(Map.of("tasks", found)));
    }

    private Answer image(String handle) {
        return tasks.find(handle)
                .filter(task -> task.status(clock.instant()).equals("completed"))
                .map(task -> Answer.of(200, "image/png", pictures.of(handle, task.width(), task.height())))
                .orElseGet(VendorApi::unknown);
    }

    private Task take(byte[] submission, String outcome) {
        return tasks.take(note(submission, TaskBook.newHandle(), outcome));
    }

    private Journal.Entry note(byte[] submission, @Nullable String handle, String outcome) {
        var wanted = JSON.readTree(submission);
        var entry = new Journal.Entry(
                clock.instant().toString(),
                attemptIn(submission),
                handle,
                outcome,
                wanted.path("width").asInt(1024),
                wanted.path("height").asInt(1024));
        journal.write(entry);
        return entry;
    }

    private Map<String, Object> shown(Task task) {
        var now = clock.instant();
        var shown = new HashMap<String, Object>(
                Map.of("id", task.handle(), "status", task.status(now), "pollAfterMillis", task.pollAfterMillis(now)));
        if (task.status(now).equals("completed")) {
            shown.put("image", address + "/images/" + task.handle() + ".png");
        }
        return shown;
    }

    private static Answer unknown() {
        return Answer.json(404, "{}");
    }
}
