package app.plantain.core.generation;

import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.PriceList;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.StoredImage;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what came of a step, each in one short transaction: a job changes together with its credits, and never twice.
 * Whoever comes late, because the job was cancelled or taken up by another node, finds it changed and does nothing.
 */
@Component
class JobOutcomes {

    private final JobRepository jobs;
    private final Ledger ledger;
    private final PriceList prices;
    private final Assets assets;
    private final SecondTries secondTries;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final Clock clock;

    JobOutcomes(
            JobRepository jobs,
            Ledger ledger,
            PriceList prices,
            Assets assets,
            SecondTries secondTries,
            ApplicationEventPublisher events,
            EngineProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.prices = prices;
        this.assets = assets;
        this.secondTries = secondTries;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** The vendor took it. */
    @Transactional
    void accepted(Work work, Handle handle) {
        change(work, job -> ofAttempt(job, work).ifPresent(attempt -> job.accepted(attempt, handle)));
    }

    /**
     * The vendor was asked and did not answer as hoped.
     *
     * @return when to go on, empty for never
     */
    @Transactional
    Optional<Instant> submissionFailed(Work work, ProviderException failure) {
        var job = jobs.findById(work.job().value()).orElseThrow();
        var attempt = ofAttempt(job, work).orElse(null);
        if (attempt == null) {
            return Optional.empty();
        }
        var next = switch (failure.acceptance()) {
            case NOT_ACCEPTED -> {
                job.notAccepted(attempt, failure.kind(), text(failure), now());
                yield tryAgainOrFail(job, failure);
            }
            case ACCEPTED -> {
                attempt.failed(failure.kind(), text(failure), now());
                fail(job, failure.kind(), text(failure));
                yield Optional.<Instant>empty();
            }
            case IN_DOUBT -> {
                job.doubt(attempt, failure.kind(), text(failure), now().plus(properties.doubt()));
                yield Optional.of(now());
            }
        };
        changed(job);
        return next;
    }

    /** The vendor was asked again and certainly never took it. */
    @Transactional
    Optional<Instant> absent(Work work) {
        return submissionFailed(
                work,
                new ProviderException(
                        FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED, "The vendor never received the request"));
    }

    /** The vendor took it and ended without an image. */
    @Transactional
    void refused(Work work, FailureKind kind, String message) {
        change(work, job -> {
            ofAttempt(job, work).ifPresent(attempt -> attempt.failed(kind, message, now()));
            if (!job.state().isFinished()) {
                fail(job, kind, message);
            }
        });
    }

    /** The vendor stopped: no image will come. */
    @Transactional
    void stopped(Work work) {
        change(work, job -> ofAttempt(job, work).ifPresent(attempt -> attempt.stopped(now())));
    }

    /** The image is here and is about to be stored. */
    @Transactional
    void storing(Work work) {
        change(work, job -> {
            if (!job.state().isFinished()) {
                job.storing();
            }
        });
    }

    /** The image is on the disk: it becomes the team's, and what arrived is paid for, in one transaction. */
    @Transactional
    void delivered(Work work, StoredImage image) {
        change(work, job -> {
            if (job.hasAsset()) {
                return;
            }
            var tier = ResolutionTier.delivered(image.size());
            var asset = assets.add(work.member(), image, work.recipe());
            ofAttempt(job, work).ifPresent(attempt -> attempt.delivered(now()));
            if (job.state().isFinished()) {
                job.deliverLate(asset, tier);
                return;
            }
            var due = prices.due(
                    work.recipe().model(), tier, job.price(), job.batch().createdAt());
            ledger.capture(job.hold(), due, reason(work, "delivered in " + tier));
            job.succeed(asset, tier, due, now());
        });
    }

    /** A job that waited or ran for too long gives its credits back; one that is being stored is let finish. */
    void failIfOverdue(Job job, Instant at) {
        if (job.state().isFinished() || job.state() == JobState.STORING || at.isBefore(job.deadline())) {
            return;
        }
        var message = switch (job.state()) {
            case QUEUED -> "No connection could take it in time. Try again, or ask an administrator to look.";
            case IN_DOUBT -> "Nobody could find out whether the vendor took it, so the credits came back.";
            case SUBMITTING, RUNNING -> "The vendor did not finish in time. If the image still comes, it is free.";
            case STORING, SUCCEEDED, FAILED, CANCELLED -> throw new IllegalStateException("Not overdue");
        };
        fail(job, FailureKind.TIMEOUT, message);
        changed(job);
    }

    /** Ends a job without an image and gives its credits back. */
    void fail(Job job, FailureKind kind, String message) {
        job.fail(kind, message, now());
        ledger.release(job.hold(), "Not delivered: " + message);
    }

    /** Ends a job that nobody wants any more and gives its credits back. */
    void cancel(Job job) {
        job.cancel(now());
        ledger.release(job.hold(), "Cancelled");
    }

    /** Somebody takes a job in doubt as failed. */
    void giveUp(Job job) {
        fail(job, FailureKind.TIMEOUT, "Given up: nobody knows whether the vendor took it.");
    }

    /** Somebody accepts the risk that a vendor makes a job in doubt twice. */
    void tryAgainInDoubt(Job job, Instant deadline) {
        job.tryAgain(now(), deadline);
    }

    /** Tells open screens, once the change is committed. */
    void changed(Job job) {
        events.publishEvent(
                new JobChanged(job.batch().member().team(), job.batch().id(), job.id(), job.state()));
    }

    private Optional<Instant> tryAgainOrFail(Job job, ProviderException failure) {
        var again = secondTries.after(job, failure, now());
        if (again.isEmpty()) {
            fail(job, failure.kind(), text(failure));
        }
        return again;
    }

    private void change(Work work, Consumer<Job> verb) {
        var job = jobs.findById(work.job().value()).orElseThrow();
        verb.accept(job);
        changed(job);
    }

    /** The attempt that the step worked on, unless it was decided meanwhile. */
    private static Optional<Attempt> ofAttempt(Job job, Work work) {
        UUID id = work.attempt();
        return job.lastAttempt().filter(attempt -> attempt.id().equals(id) && attempt.isOpen());
    }

    private static String text(ProviderException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("The vendor failed");
    }

    private static String reason(Work work, String what) {
        return "%s image %s".formatted(work.recipe().model(), what);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
