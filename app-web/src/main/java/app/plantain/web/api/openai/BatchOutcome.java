package app.plantain.web.api.openai;

import app.plantain.core.credits.Credits;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.provider.FailureKind;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** What became of a batch while its client waited. */
record BatchOutcome(BatchId batch, List<JobView> jobs) {

    /** The jobs with an image, in their order. */
    List<JobView> succeeded() {
        return jobs.stream().filter(job -> job.state() == JobState.SUCCEEDED).toList();
    }

    Credits cost() {
        return jobs.stream().flatMap(job -> job.charged().stream()).reduce(Credits.ZERO, Credits::plus);
    }

    /** Why there is nothing to answer with; empty where there is at least one image and nothing is open. */
    Optional<ApiFailure> failure() {
        if (jobs.stream().anyMatch(job -> !job.state().isFinished())) {
            return Optional.of(ApiFailure.ours(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "batch_still_running",
                    "The images take longer than this request may wait. Batch %s goes on; they will be in the gallery."
                            .formatted(batch)));
        }
        return succeeded().isEmpty() ? Optional.of(reason()) : Optional.empty();
    }

    private ApiFailure reason() {
        var message = jobs.stream()
                .flatMap(job -> job.message().stream())
                .findFirst()
                .orElse("No image was made, and nothing was charged.");
        if (jobs.stream().allMatch(job -> job.state() == JobState.CANCELLED)) {
            return ApiFailure.invalid(HttpStatus.CONFLICT, "cancelled", "Somebody of your team stopped this batch.");
        }
        return jobs.stream().anyMatch(job -> job.failure().equals(Optional.of(FailureKind.CONTENT_BLOCKED)))
                ? ApiFailure.blocked(message)
                : ApiFailure.ours(HttpStatus.BAD_GATEWAY, "no_image", message);
    }
}
