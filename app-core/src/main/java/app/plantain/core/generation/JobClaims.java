package app.plantain.core.generation;

import app.plantain.core.generation.Step.Check;
import app.plantain.core.generation.Step.Find;
import app.plantain.core.generation.Step.Nothing;
import app.plantain.core.generation.Step.Stop;
import app.plantain.core.generation.Step.Submit;
import app.plantain.core.generation.Step.Wait;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Router;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides a job's next step from what is recorded of it, and records what must stand before the step begins. Whatever
 * was killed in the middle is taken up here.
 */
@Component
class JobClaims {

    private static final Duration PAUSE_WITHOUT_CONNECTION = Duration.ofSeconds(10);

    private final JobRepository jobs;
    private final BatchReferences references;
    private final Router router;
    private final Connections connections;
    private final JobOutcomes outcomes;
    private final EngineProperties properties;
    private final Clock clock;

    JobClaims(
            JobRepository jobs,
            BatchReferences references,
            Router router,
            Connections connections,
            JobOutcomes outcomes,
            EngineProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.references = references;
        this.router = router;
        this.connections = connections;
        this.outcomes = outcomes;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    Step next(JobId id) {
        var job = jobs.findById(id.value()).orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        outcomes.failIfOverdue(job, now);
        return switch (job.state()) {
            case QUEUED -> submitOrWait(job, now);
            case SUBMITTING -> afterInterruption(job, now);
            case RUNNING, STORING -> checkOrFind(job);
            case IN_DOUBT -> find(job);
            case FAILED -> late(job, now, Check::new);
            case CANCELLED -> late(job, now, Stop::new);
            case SUCCEEDED -> new Nothing();
        };
    }

    private Step submitOrWait(Job job, Instant now) {
        return choose(job)
                .<Step>map(connection -> {
                    var attempt = job.submitTo(connection, now);
                    outcomes.changed(job);
                    return new Submit(work(job, attempt, connection));
                })
                .orElseGet(() -> new Wait(earlier(now.plus(PAUSE_WITHOUT_CONNECTION), job.deadline())));
    }

    /** The first that has not refused yet; when all have, the first again. */
    private Optional<Connection> choose(Job job) {
        var shape = job.batch().shape(references.of(job.batch().id()).size());
        var candidates = router.candidates(shape);
        var refused = job.refusedBy().collect(Collectors.toSet());
        return candidates.stream()
                .filter(connection -> !refused.contains(connection.id()))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /** Whoever submitted was stopped before the answer was recorded. */
    private Step afterInterruption(Job job, Instant now) {
        var attempt = job.lastAttempt().orElseThrow();
        job.doubt(
                attempt,
                FailureKind.TIMEOUT,
                "Plantain was stopped while it asked the vendor",
                now.plus(properties.doubt()));
        outcomes.changed(job);
        return find(job);
    }

    /** An image that was answered at once and lost while it was being stored has no handle to be asked for by. */
    private Step checkOrFind(Job job) {
        var attempt = job.lastAttempt().orElseThrow();
        return attempt.handle()
                .<Step>map(handle -> new Check(work(job, attempt, connectionOf(attempt)), handle))
                .orElseGet(() -> find(job));
    }

    private Step find(Job job) {
        var attempt = job.lastAttempt().orElseThrow();
        return new Find(work(job, attempt, connectionOf(attempt)), job.deadline());
    }

    private interface AskLate {
        Step about(Work work, Handle handle);
    }

    /** A vendor that took the job may still deliver: it is asked for a while, since the image may be paid. */
    private Step late(Job job, Instant now, AskLate ask) {
        return job.lastAttempt()
                .filter(attempt -> attempt.is(Acceptance.ACCEPTED) && attempt.isOpen() && !job.hasAsset())
                .filter(attempt -> now.isBefore(job.finishedAt().orElseThrow().plus(properties.lateWindow())))
                .flatMap(attempt ->
                        attempt.handle().map(handle -> ask.about(work(job, attempt, connectionOf(attempt)), handle)))
                .orElseGet(Nothing::new);
    }

    private Connection connectionOf(Attempt attempt) {
        return connections.find(attempt.connection()).orElseThrow();
    }

    private Work work(Job job, Attempt attempt, Connection connection) {
        var batch = job.batch();
        return new Work(
                job.id(),
                attempt.id(),
                connection,
                batch.member(),
                batch.recipe(connection.vendor()),
                job.position(),
                references.of(batch.id()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
