package app.plantain.providers.sandbox;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.ExchangeFailed;
import app.plantain.core.provider.http.VendorAnswer;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.http.VendorRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox that runs as a process of its own, spoken to over HTTP as a real vendor is: it can be away, lie, and break
 * off at any byte. Whether it took a submission is decided from evidence alone.
 */
final class RemoteSandbox {

    private static final String NAME = "The sandbox";
    private static final Duration SUBMISSION_TIME = Duration.ofSeconds(60);
    private static final Duration QUESTION_TIME = Duration.ofSeconds(20);
    private static final Duration IMAGE_TIME = Duration.ofSeconds(60);
    private static final int MAX_IMAGE_BYTES = 64 * 1024 * 1024;

    /** How much is fetched in one answer about several; the rest are asked for again soon. */
    private static final int MAX_BYTES_AT_ONCE = 32 * 1024 * 1024;

    private static final Duration NEXT_TO_FETCH = Duration.ofMillis(100);

    private final VendorHttp http;

    RemoteSandbox(VendorHttp http) {
        this.http = http;
    }

    Submission submit(URI address, ImageRequest request) {
        VendorAnswer answer;
        try {
            answer = http.exchange(VendorRequest.post(at(address, "/v1/tasks"))
                    .json(SandboxWire.write(SandboxWire.NewTask.of(request)))
                    .within(SUBMISSION_TIME)
                    .once());
        } catch (ExchangeFailed failed) {
            throw failed.whileSubmitting(NAME);
        }
        if (!answer.isSuccess()) {
            throw refusal(answer);
        }
        return SandboxWire.task(answer)
                .filter(task -> task.handle().isPresent())
                .map(task -> new Submission.Accepted(task.handle().orElseThrow(), task.pollAfter()))
                .orElseThrow(() -> failure(
                        FailureKind.VENDOR_ERROR,
                        Acceptance.IN_DOUBT,
                        "answered, and nobody understands the answer.",
                        answer));
    }

    Progress check(URI address, Handle handle) {
        var answer = ask(VendorRequest.get(at(address, "/v1/tasks/" + encoded(handle))));
        if (answer.status() == 404) {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED, "knows nothing of this picture.", answer);
        }
        var task = SandboxWire.task(understood(answer));
        return progress(task.orElseThrow(() -> incomprehensible(answer)), answer);
    }

    /** Leaves out what the sandbox does not know, and images that cannot be fetched now. */
    Map<Handle, Progress> checkAll(URI address, List<Handle> handles) {
        var names = handles.stream().map(RemoteSandbox::encoded).collect(Collectors.joining(","));
        var answer = ask(VendorRequest.get(at(address, "/v1/tasks?ids=" + names)));
        var tasks = SandboxWire.tasks(understood(answer)).orElseThrow(() -> incomprehensible(answer));
        var found = new HashMap<Handle, Progress>();
        long bytes = 0;
        for (var task : tasks) {
            try {
                var progress = bytes < MAX_BYTES_AT_ONCE || !task.isCompleted()
                        ? progress(task, answer)
                        : new Progress.Running(NEXT_TO_FETCH);
                task.handle().filter(handles::contains).ifPresent(handle -> found.put(handle, progress));
                bytes += progress instanceof Progress.Delivered(var image, var _) ? image.bytes().length : 0;
            } catch (ProviderException later) {
                // This one is asked for again; the others are not held up by it.
            }
        }
        return found;
    }

    Cancellation cancel(URI address, Handle handle) {
        var answer = ask(VendorRequest.post(at(address, "/v1/tasks/" + encoded(handle) + "/cancel"))
                .json(new byte[] {'{', '}'}));
        if (answer.status() == 409) {
            return Cancellation.TOO_LATE;
        }
        return SandboxWire.task(understood(answer))
                .filter(task -> task.status().equals("cancelled"))
                .map(_ -> Cancellation.CANCELLED)
                .orElseThrow(() -> incomprehensible(answer));
    }

    /** Absent only where the sandbox has answered, and its list is empty. It takes the attempt no more. */
    Lookup find(URI address, ImageRequest request) {
        var answer = ask(VendorRequest.post(at(address, "/v1/attempts/%s/close".formatted(request.attemptId())))
                .json(new byte[] {'{', '}'}));
        var tasks = SandboxWire.tasks(understood(answer)).orElseThrow(() -> incomprehensible(answer));
        if (tasks.isEmpty()) {
            return new Lookup.Absent();
        }
        return new Lookup.Found(tasks.getFirst().handle().orElseThrow(() -> incomprehensible(answer)));
    }

    private Progress progress(SandboxWire.Task task, VendorAnswer answer) {
        return switch (task.status()) {
            case "queued" -> new Progress.Queued(task.pollAfter());
            case "running" -> new Progress.Running(task.pollAfter());
            case "completed" -> image(task, answer);
            case "failed" -> new Progress.Refused(task.failureKind(), "The sandbox could not draw it.");
            case "cancelled" -> new Progress.Refused(FailureKind.NO_IMAGE, "It was cancelled before it was drawn.");
            default -> throw incomprehensible(answer);
        };
    }

    /** What may pass is asked for again; what the sandbox really says, such as an address inside our network, ends it. */
    private Progress image(SandboxWire.Task task, VendorAnswer answer) {
        var address = task.imageAddress().orElseThrow(() -> incomprehensible(answer));
        VendorAnswer image;
        try {
            image = http.fetch(address, MAX_IMAGE_BYTES, IMAGE_TIME);
        } catch (ExchangeFailed failed) {
            return switch (failed.reason()) {
                case FORBIDDEN_ADDRESS, REDIRECTED ->
                    noImage("The sandbox named an address for its picture that Plantain does not ask.");
                case TOO_LARGE -> noImage("The sandbox delivered more than a picture can have.");
                case TIMED_OUT, BROKEN -> throw failed.whileAsking(NAME);
            };
        }
        if (!image.isSuccess()) {
            throw failure(FailureKind.NO_IMAGE, Acceptance.ACCEPTED, "is done, and its picture is not there.", image);
        }
        return new Progress.Delivered(new ImageFile(image.mediaType(), image.bytes()));
    }

    private static Progress noImage(String message) {
        return new Progress.Refused(FailureKind.NO_IMAGE, message);
    }

    private VendorAnswer ask(VendorRequest request) {
        try {
            return http.exchange(request.within(QUESTION_TIME));
        } catch (ExchangeFailed failed) {
            throw failed.whileAsking(NAME);
        }
    }

    private static VendorAnswer understood(VendorAnswer answer) {
        if (answer.isSuccess()) {
            return answer;
        }
        throw answer.status() == 429
                ? failure(FailureKind.RATE_LIMITED, Acceptance.ACCEPTED, "was asked too often.", answer)
                : incomprehensible(answer);
    }

    /**
     * Of an answer that is no success, the sandbox promises: what is the caller's fault, and what comes with 503, was not
     * taken. Of any other, nobody knows.
     */
    private static ProviderException refusal(VendorAnswer answer) {
        return switch (answer.status()) {
            case 401, 403 ->
                failure(FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED, "does not accept the key.", answer);
            case 402 -> failure(FailureKind.BALANCE, Acceptance.NOT_ACCEPTED, "says the account is empty.", answer);
            case 410 ->
                failure(FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED, "takes this attempt no more.", answer);
            case 429 -> failure(FailureKind.RATE_LIMITED, Acceptance.NOT_ACCEPTED, "has too many requests.", answer);
            case 503 -> failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED, "is not available.", answer);
            case 400, 404, 405, 413, 415, 422 ->
                failure(FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED, "refused the request.", answer);
            default -> failure(FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT, "broke down.", answer);
        };
    }

    private static ProviderException incomprehensible(VendorAnswer answer) {
        return failure(
                FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED, "gave an answer that nobody understands.", answer);
    }

    private static ProviderException failure(
            FailureKind kind, Acceptance acceptance, String what, VendorAnswer answer) {
        @Nullable Duration wait = answer.retryAfter().orElse(null);
        return new ProviderException(
                kind, acceptance, "%s %s (HTTP %d)".formatted(NAME, what, answer.status()), wait, null);
    }

    private static URI at(URI address, String path) {
        var base = address.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static String encoded(Handle handle) {
        return URLEncoder.encode(handle.value(), StandardCharsets.UTF_8);
    }
}
