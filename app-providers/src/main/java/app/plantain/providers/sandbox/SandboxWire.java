package app.plantain.providers.sandbox;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.http.VendorAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire to a sandbox in a process of its own, in its own names. */
final class SandboxWire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration USUAL_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

    private SandboxWire() {}

    /** A picture that is asked for. The pixels are those that the model has for this ratio and tier. */
    record NewTask(
            String attempt,
            String model,
            String prompt,
            String aspectRatio,
            String tier,
            int width,
            int height,
            int variation,
            List<Reference> references) {

        static NewTask of(ImageRequest request) {
            var size = SandboxModels.sizeOf(request, request.tier());
            return new NewTask(
                    request.attemptId().toString(),
                    request.model().value(),
                    request.prompt(),
                    request.aspectRatio().toString(),
                    request.tier().label(),
                    size.width(),
                    size.height(),
                    request.variation(),
                    request.references().stream()
                            .map(reference -> Reference.of(reference.image()))
                            .toList());
        }
    }

    /** An input image, its bytes in base64. */
    record Reference(String mediaType, String base64) {

        static Reference of(ImageFile file) {
            return new Reference(file.mediaType(), Base64.getEncoder().encodeToString(file.bytes()));
        }
    }

    /** A task as the sandbox tells of it. Any part may be missing, as it comes from outside. */
    record Answered(
            @Nullable String id,
            @Nullable String status,
            @Nullable String image,
            @Nullable String failure,
            @Nullable Long pollAfterMillis) {}

    /** Several tasks. */
    record AnsweredList(@Nullable List<@Nullable Answered> tasks) {}

    /** A task, read with care. */
    record Task(Answered answered) {

        Optional<Handle> handle() {
            var id = answered.id();
            return id == null || id.isBlank() || id.length() > 500 ? Optional.empty() : Optional.of(new Handle(id));
        }

        String status() {
            return answered.status() == null ? "" : answered.status();
        }

        boolean isCompleted() {
            return status().equals("completed");
        }

        Duration pollAfter() {
            var millis = answered.pollAfterMillis();
            return millis == null || millis < 0 || millis > LONGEST_POLL.toMillis()
                    ? USUAL_POLL
                    : Duration.ofMillis(millis);
        }

        Optional<URI> imageAddress() {
            try {
                return Optional.ofNullable(answered.image()).map(URI::create);
            } catch (IllegalArgumentException noAddress) {
                return Optional.empty();
            }
        }

        FailureKind failureKind() {
            try {
                return FailureKind.valueOf(String.valueOf(answered.failure()));
            } catch (IllegalArgumentException unknown) {
                return FailureKind.VENDOR_ERROR;
            }
        }
    }

    static byte[] write(NewTask task) {
        return JSON.writeValueAsBytes(task);
    }

    /** The task in an answer, empty where there is none to be read. */
    static Optional<Task> task(VendorAnswer answer) {
        try {
            return Optional.ofNullable(JSON.readValue(answer.bytes(), Answered.class))
                    .map(Task::new);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** The tasks in an answer, empty where there is no list to be read. */
    static Optional<List<Task>> tasks(VendorAnswer answer) {
        try {
            var list = JSON.readValue(answer.bytes(), AnsweredList.class);
            if (list == null || list.tasks() == null) {
                return Optional.empty();
            }
            return Optional.of(list.tasks().stream()
                    .<Task>mapMulti((one, more) -> {
                        if (one != null) {
                            more.accept(new Task(one));
                        }
                    })
                    .toList());
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
