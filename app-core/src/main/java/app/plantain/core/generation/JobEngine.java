package app.plantain.core.generation;

import app.plantain.core.gallery.ImageStorage;
import app.plantain.core.gallery.StoredImage;
import app.plantain.core.gallery.UnacceptableImage;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.routing.Router;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a job one step further: decide (transaction), work, record (transaction). No transaction spans a call to a
 * vendor, a file or a resize, and every step may be killed anywhere and taken again.
 */
@Component
class JobEngine {

    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final Duration PAUSE_AFTER_FAILED_QUESTION = Duration.ofSeconds(10);
    private static final Duration PAUSE_BETWEEN_LATE_QUESTIONS = Duration.ofSeconds(30);
    private static final Duration PAUSE_BETWEEN_LOOKUPS = Duration.ofSeconds(10);

    /** Shorter than the time after which another node takes a job over and asks the vendor for it. */
    private static final Duration LONGEST_WAY_TO_THE_DOOR = Duration.ofSeconds(8);

    private final Handover handover;
    private final JobClaims claims;
    private final JobOutcomes outcomes;
    private final Router router;
    private final StatusChecks checks;
    private final VendorRequests requests;
    private final ImageStorage storage;
    private final JobMeters meters;
    private final Clock clock;

    JobEngine(
            Handover handover,
            JobClaims claims,
            JobOutcomes outcomes,
            Router router,
            StatusChecks checks,
            VendorRequests requests,
            ImageStorage storage,
            JobMeters meters,
            Clock clock) {
        this.handover = handover;
        this.claims = claims;
        this.outcomes = outcomes;
        this.router = router;
        this.checks = checks;
        this.requests = requests;
        this.storage = storage;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes the next step of a job. */
    StepEnd step(Lease lease) {
        try {
            return next(lease).map(step -> meters.time(step, () -> take(step))).orElseGet(StepEnd.Gone::new);
        } finally {
            handover.end(lease);
        }
    }

    private StepEnd take(Step step) {
        return switch (step) {
            case Step.Submit(var work) -> submit(work);
            case Step.Check(var work, var handle) -> check(work, handle, () -> handover.askAgain(work, handle));
            case Step.Stop(var work, var handle) -> stop(work, handle);
            case Step.Find(var work, var until) -> find(work, until);
            case Step.Queue(var until) -> new StepEnd.WaitInLine(until);
            case Step.Nothing() -> new StepEnd.Last();
        };
    }

    /** Empty where another node has taken the job over. */
    private Optional<Step> next(Lease lease) {
        try {
            return Optional.of(handover.take(lease).orElseGet(() -> claims.next(lease)));
        } catch (LostLease lost) {
            LOG.warn(lost.getMessage());
            return Optional.empty();
        } catch (RuntimeException databaseIsAway) {
            throw new BeforeTheStep(databaseIsAway);
        }
    }

    private StepEnd submit(Work work) {
        var request = requestToSend(work);
        requireFresh(work);
        Submission submission;
        try {
            submission = providerOf(work).submit(work.connection().forProvider(), request);
        } catch (ProviderException failure) {
            return record(work, evidence(work, failure));
        } catch (RuntimeException broken) {
            // Of a broken adapter nobody knows how far it came.
            LOG.error(
                    "The provider of {} broke at attempt {}", work.connection().vendor(), work.attempt(), broken);
            return record(work, new Evidence.Lost(FailureKind.VENDOR_ERROR, "The vendor's answer was lost"));
        }
        return switch (submission) {
            case Submission.Accepted(var handle, var pollAfter, var charge) ->
                record(work, new Evidence.Accepted(handle, cost(work, charge)), pace(work, pollAfter));
            case Submission.Delivered(var image, var charge) -> store(work, image, charge);
        };
    }

    private Evidence evidence(Work work, ProviderException failure) {
        var message = failure.getMessage() == null ? "The vendor failed" : failure.getMessage();
        return switch (failure.acceptance()) {
            case NOT_ACCEPTED -> new Evidence.NotAccepted(failure.kind(), message, failure.retryAfter());
            case ACCEPTED -> ended(work, failure.kind(), message);
            case IN_DOUBT -> new Evidence.Lost(failure.kind(), message);
        };
    }

    /** @param goesOn done where the vendor still works on it */
    private StepEnd check(Work work, Handle handle, Runnable goesOn) {
        Progress progress;
        try {
            progress = checks.check(work.connection(), handle);
        } catch (StatusChecks.NotYet later) {
            return new StepEnd.ComeAgain(later.at());
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be asked for: {}", work.attempt(), failure.getMessage());
            return in(pace(work, failure.retryAfter().orElse(PAUSE_AFTER_FAILED_QUESTION)));
        }
        return switch (progress) {
            case Progress.Queued(var pollAfter) -> goOn(work, pollAfter, goesOn);
            case Progress.Running(var pollAfter) -> goOn(work, pollAfter, goesOn);
            case Progress.Delivered(var image, var charge) -> {
                outcomes.storing(work);
                yield store(work, image, charge);
            }
            case Progress.Refused(var kind, var message) -> record(work, ended(work, kind, message));
        };
    }

    private StepEnd goOn(Work work, Duration pollAfter, Runnable goesOn) {
        goesOn.run();
        return in(pace(work, pollAfter));
    }

    private StepEnd stop(Work work, Handle handle) {
        if (cancellation(work, handle) == Cancellation.CANCELLED) {
            return record(work, new Evidence.Stopped());
        }
        var end = check(work, handle, () -> {});
        return end instanceof StepEnd.ComeAgain(var at)
                ? new StepEnd.ComeAgain(latest(at, clock.instant().plus(PAUSE_BETWEEN_LATE_QUESTIONS)))
                : end;
    }

    private Cancellation cancellation(Work work, Handle handle) {
        try {
            return providerOf(work).cancel(work.connection().forProvider(), handle);
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be cancelled: {}", work.attempt(), failure.getMessage());
            return Cancellation.UNSUPPORTED;
        }
    }

    private StepEnd find(Work work, Instant until) {
        Lookup lookup;
        try {
            lookup = providerOf(work).find(work.connection().forProvider(), requests.of(work));
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be looked up: {}", work.attempt(), failure.getMessage());
            return new StepEnd.ComeAgain(earliest(until, clock.instant().plus(PAUSE_BETWEEN_LOOKUPS)));
        }
        return switch (lookup) {
            case Lookup.Found(var handle) ->
                record(work, new Evidence.Accepted(handle, Optional.empty()), Duration.ZERO);
            case Lookup.Absent() ->
                record(
                        work,
                        new Evidence.NotAccepted(
                                FailureKind.TIMEOUT, "The vendor never received the request", Optional.empty()));
            case Lookup.Unanswerable() -> new StepEnd.ComeAgain(until);
        };
    }

    private Evidence ended(Work work, FailureKind kind, String message) {
        return new Evidence.Ended(kind, message, providerOf(work).billsFailures());
    }

    private Optional<Dollars> cost(Work work, Optional<VendorCharge> charge) {
        return charge.flatMap(told -> router.cost(work.connection(), told));
    }

    private StepEnd store(Work work, ImageFile image, Optional<VendorCharge> charge) {
        StoredImage stored;
        try {
            stored = storage.store(image.bytes());
        } catch (UnacceptableImage broken) {
            LOG.warn("Attempt {} delivered no usable picture: {}", work.attempt(), broken.getMessage());
            return record(
                    work, new Evidence.Ended(FailureKind.NO_IMAGE, "The vendor delivered no usable picture.", true));
        }
        return record(work, new Evidence.Delivered(stored, cost(work, charge)));
    }

    private StepEnd record(Work work, Evidence evidence) {
        return record(work, evidence, Duration.ZERO);
    }

    /** Records what the step found; where the vendor works on it, the next question comes after the pause. */
    private StepEnd record(Work work, Evidence evidence, Duration pause) {
        return outcomes.record(work, evidence)
                .map(settled -> after(settled, pause))
                .orElseGet(StepEnd.Gone::new);
    }

    private StepEnd after(JobOutcomes.Settled settled, Duration pause) {
        if (settled.atRest()) {
            return new StepEnd.Gone();
        }
        return settled.state() == JobState.QUEUED ? new StepEnd.WaitInLine(settled.deadline()) : in(pause);
    }

    /** A process that was frozen since it took the job may have lost it, and the vendor been asked for it in vain. */
    private void requireFresh(Work work) {
        var late = clock.instant().isAfter(work.claimedAt().plus(LONGEST_WAY_TO_THE_DOOR));
        if (late) {
            throw new BeforeTheStep(
                    "Attempt %s was not sent: too long ago that its job was taken".formatted(work.attempt()));
        }
    }

    private ImageRequest requestToSend(Work work) {
        try {
            return requests.of(work);
        } catch (RuntimeException referencesAreAway) {
            throw new BeforeTheStep(referencesAreAway);
        }
    }

    private ImageProvider providerOf(Work work) {
        return router.providerOf(work.connection());
    }

    /** As the vendor wishes, but not more often than the connection's own limit. */
    private static Duration pace(Work work, Duration wished) {
        return work.connection()
                .limits()
                .pollInterval()
                .filter(least -> least.compareTo(wished) > 0)
                .orElse(wished);
    }

    private StepEnd in(Duration pause) {
        return new StepEnd.ComeAgain(clock.instant().plus(pause));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
