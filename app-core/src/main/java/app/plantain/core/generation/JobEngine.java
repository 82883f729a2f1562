package app.plantain.core.generation;

import app.plantain.core.gallery.ImageStorage;
import app.plantain.core.gallery.References;
import app.plantain.core.gallery.UnacceptableImage;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
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

    private final JobClaims claims;
    private final JobOutcomes outcomes;
    private final Router router;
    private final References references;
    private final ImageStorage storage;
    private final Clock clock;

    JobEngine(
            JobClaims claims,
            JobOutcomes outcomes,
            Router router,
            References references,
            ImageStorage storage,
            Clock clock) {
        this.claims = claims;
        this.outcomes = outcomes;
        this.router = router;
        this.references = references;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Takes the next step of a job.
     *
     * @return when to come again, empty where there is nothing left to do
     */
    Optional<Instant> step(JobId job) {
        return switch (claims.next(job)) {
            case Step.Submit(var work) -> submit(work);
            case Step.Check(var work, var handle) -> check(work, handle);
            case Step.Stop(var work, var handle) -> stop(work, handle);
            case Step.Find(var work, var giveUpAt) -> find(work, giveUpAt);
            case Step.Wait(var until) -> Optional.of(until);
            case Step.Nothing() -> Optional.empty();
        };
    }

    private Optional<Instant> submit(Work work) {
        var request = request(work);
        Submission submission;
        try {
            submission = providerOf(work).submit(work.connection().forProvider(), request);
        } catch (ProviderException failure) {
            return outcomes.submissionFailed(work, failure);
        } catch (RuntimeException broken) {
            LOG.error(
                    "The provider of {} broke at attempt {}", work.connection().vendor(), work.attempt(), broken);
            return outcomes.submissionFailed(work, doubtAfter(broken));
        }
        return switch (submission) {
            case Submission.Accepted(var handle, var pollAfter) -> {
                outcomes.accepted(work, handle);
                yield in(pollAfter);
            }
            case Submission.Delivered(var image) -> store(work, image);
        };
    }

    private Optional<Instant> check(Work work, Handle handle) {
        Progress progress;
        try {
            progress = providerOf(work).check(work.connection().forProvider(), handle);
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be asked for: {}", work.attempt(), failure.getMessage());
            return in(failure.retryAfter().orElse(PAUSE_AFTER_FAILED_QUESTION));
        }
        return switch (progress) {
            case Progress.Queued(var pollAfter) -> in(pollAfter);
            case Progress.Running(var pollAfter) -> in(pollAfter);
            case Progress.Delivered(var image) -> store(work, image);
            case Progress.Refused(var kind, var message) -> {
                outcomes.refused(work, kind, message);
                yield Optional.empty();
            }
        };
    }

    private Optional<Instant> stop(Work work, Handle handle) {
        if (cancellation(work, handle) == Cancellation.CANCELLED) {
            outcomes.stopped(work);
            return Optional.empty();
        }
        return check(work, handle).map(next -> latest(next, clock.instant().plus(PAUSE_BETWEEN_LATE_QUESTIONS)));
    }

    private Cancellation cancellation(Work work, Handle handle) {
        try {
            return providerOf(work).cancel(work.connection().forProvider(), handle);
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be cancelled: {}", work.attempt(), failure.getMessage());
            return Cancellation.UNSUPPORTED;
        }
    }

    private Optional<Instant> find(Work work, Instant giveUpAt) {
        Lookup lookup;
        try {
            lookup = providerOf(work).find(work.connection().forProvider(), request(work));
        } catch (ProviderException failure) {
            LOG.warn("Attempt {} could not be looked up: {}", work.attempt(), failure.getMessage());
            return in(PAUSE_AFTER_FAILED_QUESTION);
        }
        return switch (lookup) {
            case Lookup.Found(var handle) -> {
                outcomes.accepted(work, handle);
                yield in(Duration.ZERO);
            }
            case Lookup.Absent() -> outcomes.absent(work);
            case Lookup.Unanswerable() -> Optional.of(giveUpAt);
        };
    }

    private Optional<Instant> store(Work work, ImageFile image) {
        outcomes.storing(work);
        try {
            outcomes.delivered(work, storage.store(image.bytes()));
        } catch (UnacceptableImage broken) {
            LOG.warn("Attempt {} delivered no usable picture: {}", work.attempt(), broken.getMessage());
            outcomes.refused(work, FailureKind.NO_IMAGE, "The vendor delivered no usable picture.");
        }
        return Optional.empty();
    }

    private ImageRequest request(Work work) {
        var recipe = work.recipe();
        return new ImageRequest(
                work.attempt(),
                recipe.model(),
                recipe.prompt(),
                recipe.aspectRatio(),
                recipe.tier(),
                work.references().stream()
                        .map(reference -> references.read(work.member().team(), reference))
                        .toList(),
                work.variation());
    }

    private ImageProvider providerOf(Work work) {
        return router.providerOf(work.connection());
    }

    /** Of a broken adapter nobody knows how far it came. */
    private static ProviderException doubtAfter(RuntimeException broken) {
        return new ProviderException(
                FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT, "The vendor's answer was lost", null, broken);
    }

    private Optional<Instant> in(Duration pause) {
        return Optional.of(clock.instant().plus(pause));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
