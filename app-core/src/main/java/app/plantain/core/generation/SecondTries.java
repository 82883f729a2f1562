package app.plantain.core.generation;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether and when a job that a vendor did not take is tried again. Only such a job is ever tried again by itself. */
@Component
class SecondTries {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final Router router;
    private final BatchReferences references;
    private final EngineProperties properties;

    SecondTries(Router router, BatchReferences references, EngineProperties properties) {
        this.router = router;
        this.references = references;
        this.properties = properties;
    }

    /** At once where another connection can take it, after a growing pause where the failure may pass, or else never. */
    Optional<Instant> after(Job job, ProviderException failure, Instant now) {
        if (job.attempts() >= properties.maxAttempts()) {
            return Optional.empty();
        }
        if (anotherCanTakeIt(job)) {
            return Optional.of(now);
        }
        return mayPass(failure.kind()) ? Optional.of(now.plus(pause(job, failure))) : Optional.empty();
    }

    private boolean anotherCanTakeIt(Job job) {
        var refused = job.refusedBy().collect(Collectors.toSet());
        var shape = job.batch().shape(references.of(job.batch().id()).size());
        return router.candidates(shape).stream().anyMatch(connection -> !refused.contains(connection.id()));
    }

    private static boolean mayPass(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED, VENDOR_ERROR, TIMEOUT -> true;
            case INVALID_REQUEST, AUTHENTICATION, BALANCE, CONTENT_BLOCKED, NO_IMAGE -> false;
        };
    }

    private static Duration pause(Job job, ProviderException failure) {
        return failure.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << Math.min(job.attempts() - 1, 6)));
    }
}
