package app.plantain.core.generation;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.generation.Step.Check;
import app.plantain.core.generation.Step.Find;
import app.plantain.core.generation.Step.Nothing;
import app.plantain.core.generation.Step.Queue;
import app.plantain.core.generation.Step.Stop;
import app.plantain.core.generation.Step.Submit;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.routing.Connections;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides a job's next step from what is recorded of it, and records what must stand before the step begins. Whatever
 * was killed in the middle is taken up here.
 */
@Component
class JobClaims {

    private final JobRepository jobs;
    private final BatchReferences references;
    private final Connections connections;
    private final Settlement settlement;
    private final JobSchedule schedule;
    private final JobOutcomes outcomes;
    private final EngineProperties properties;
    private final Clock clock;

    JobClaims(
            JobRepository jobs,
            BatchReferences references,
            Connections connections,
            Settlement settlement,
            JobSchedule schedule,
            JobOutcomes outcomes,
            EngineProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.references = references;
        this.connections = connections;
        this.settlement = settlement;
        this.schedule = schedule;
        this.outcomes = outcomes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The next step of a job.
     *
     * @throws LostLease where another node has taken the job over
     */
    @Transactional
    Step next(Lease lease) {
        var job = jobs.findById(lease.job().value()).orElseThrow();
        if (wasInterrupted(job, lease)) {
            job.lastAttempt()
                    .orElseThrow()
                    .learn(
                            new Evidence.Lost(FailureKind.TIMEOUT, "Plantain was stopped while it asked the vendor"),
                            now());
        }
        if (settlement.settle(job)) {
            requireHeld(lease);
            outcomes.changed(job);
        }
        return step(job, lease);
    }

    /** The step that was to send an attempt broke before it did: the next one may send it. */
    @Transactional
    void sendLater(Lease broken) {
        schedule.lock(broken.job())
                .ifPresent(now -> jobs.findById(broken.job().value())
                        .flatMap(Job::lastAttempt)
                        .filter(attempt -> attempt.maySendUnder(broken))
                        // Picked once more before it is taken.
                        .ifPresent(attempt -> attempt.sendLaterUnder(new Lease(now.job(), now.number() + 1))));
    }

    private Step step(Job job, Lease lease) {
        return switch (job.state()) {
            case QUEUED -> new Queue(job.deadline());
            case SUBMITTING -> new Submit(work(job, lastAttempt(job), lease));
            case RUNNING, STORING -> check(job, lease);
            case IN_DOUBT -> new Find(work(job, lastAttempt(job), lease), nextDecision(job));
            case FAILED, SUCCEEDED -> late(job, lease, Check::new);
            case CANCELLED -> late(job, lease, Stop::new);
        };
    }

    /** Whoever was to submit it, or to store what was answered at once, was stopped before that was recorded. */
    private static boolean wasInterrupted(Job job, Lease lease) {
        return (job.state() == JobState.SUBMITTING || job.state() == JobState.STORING)
                && job.lastAttempt()
                        .filter(attempt -> attempt.outcome().isEmpty() && !attempt.maySendUnder(lease))
                        .isPresent();
    }

    private void requireHeld(Lease lease) {
        if (!schedule.holds(lease)) {
            throw new LostLease(lease);
        }
    }

    private Step check(Job job, Lease lease) {
        var attempt = lastAttempt(job);
        return new Check(work(job, attempt, lease), attempt.handle().orElseThrow());
    }

    /** When the doubt is to be looked at again at the latest. */
    private Instant nextDecision(Job job) {
        return job.decideAt().filter(now()::isBefore).orElse(job.deadline());
    }

    private interface AskLate {
        Step about(Work work, Handle handle);
    }

    /** A vendor that took the job may still deliver: it is asked for a while, since the image may be paid, even twice. */
    private Step late(Job job, Lease lease, AskLate ask) {
        var finished = job.finishedAt().orElseThrow();
        var attempt = job.lastAttempt().filter(Attempt::isOpen);
        if (attempt.isEmpty()) {
            return new Nothing();
        }
        if (attempt.get().maySendUnder(lease)) {
            // Nobody needs it any more, and nobody has sent it.
            attempt.get().abandon(now());
            return new Nothing();
        }
        var work = work(job, attempt.get(), lease);
        return attempt.get()
                .handle()
                .map(handle -> ask.about(work, handle))
                .orElseGet(() -> new Find(work, finished.plus(properties.lateWindow())));
    }

    private static Attempt lastAttempt(Job job) {
        return job.lastAttempt().orElseThrow();
    }

    private Work work(Job job, Attempt attempt, Lease lease) {
        var connection = connections.find(attempt.connection()).orElseThrow();
        var kept = job.hasReferences() ? references.of(job.batch().id()) : List.<ReferenceId>of();
        return Work.of(job, attempt, connection, kept, lease, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
