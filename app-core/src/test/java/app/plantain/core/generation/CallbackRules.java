package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.Webhook;
import app.plantain.core.routing.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a vendor's word that it is done changes, and what it does not, whichever database keeps the jobs. */
abstract class CallbackRules extends EngineScenario {

    @Autowired
    Callbacks callbacks;

    @Test
    void theNextQuestionComesAtOnceAndStillDecides() {
        first.onCheck(handle -> new Progress.Running(Duration.ofMinutes(5)));
        var job = running();
        assertThat(due(job)).isAfter(clock.instant());

        assertThat(callbacks.hurry(attempt(job))).isTrue();

        assertThat(due(job)).isEqualTo(clock.instant());
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(due(job)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void theSameAgainChangesNothing() {
        var job = running();

        callbacks.hurry(attempt(job));
        callbacks.hurry(attempt(job));
        assertThat(due(job)).isEqualTo(clock.instant());
        runToEnd(job);

        assertThat(callbacks.hurry(attempt(job))).isTrue();
        assertThat(steps.exists(job)).isFalse();
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anUnknownAttemptIsToldApart() {
        assertThat(callbacks.hurry(UUID.randomUUID())).isFalse();
    }

    @Test
    void whoIsBeingAskedThisMomentIsLeftAlone() {
        var job = running();
        var lease = steps.pick(job);
        var before = due(job);

        assertThat(callbacks.hurry(attempt(job))).isTrue();

        assertThat(due(job)).isEqualTo(before);
        assertThat(steps.complete(engine.step(lease), job)).isEmpty();
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobInDoubtIsNotDecidedByIt() {
        var job = jobInDoubt();
        var before = due(job);

        assertThat(callbacks.hurry(attempt(job))).isTrue();

        assertThat(due(job)).isEqualTo(before);
        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
    }

    @Test
    void aVendorSpeaksOfItsOwnWorkOnly() {
        connect("second", 1);
        var task = "task-" + UUID.randomUUID();
        first.onSubmit(request -> new Submission.Accepted(new Handle(task), Duration.ofSeconds(2)));
        var job = running();
        first.saysDone(task);
        second.saysDone(task);

        assertThat(callbacks.hear(connection("first"), webhook()))
                .isEqualTo(new Callbacks.Answer.Running(attempt(job)));
        assertThat(callbacks.hear(connection("second"), webhook())).isEqualTo(new Callbacks.Answer.Nothing());
        assertThat(callbacks.hear(new ConnectionId(UUID.randomUUID()), webhook()))
                .isEqualTo(new Callbacks.Answer.Unbelieved());
        runToEnd(job);
        assertThat(callbacks.hear(connection("first"), webhook())).isEqualTo(new Callbacks.Answer.Nothing());
    }

    @Test
    void whatIsNotTheVendorsWordIsNotBelieved() {
        running();

        assertThat(callbacks.hear(connection("first"), webhook())).isEqualTo(new Callbacks.Answer.Unbelieved());
    }

    private JobId running() {
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        return job;
    }

    private UUID attempt(JobId job) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select id from attempt where job_id = ?", UUID.class, job.value()));
    }

    private ConnectionId connection(String name) {
        return new ConnectionId(Objects.requireNonNull(
                jdbc.queryForObject("select id from vendor_connection where name = ?", UUID.class, name)));
    }

    private Instant due(JobId job) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select execution_time from scheduled_tasks where task_instance = ?",
                        OffsetDateTime.class,
                        job.toString()))
                .toInstant();
    }

    private static Webhook webhook() {
        return new Webhook(Map.of("X-Signature", "right"), "{}".getBytes(StandardCharsets.UTF_8));
    }
}
