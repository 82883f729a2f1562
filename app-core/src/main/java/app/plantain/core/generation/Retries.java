package app.plantain.core.generation;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether and when a job is tried again by itself: only where that certainly makes and bills nothing twice. */
@Component
class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final Router router;
    private final Connections connections;
    private final EngineProperties properties;
    private final RandomGenerator random;

    Retries(Router router, Connections connections, EngineProperties properties, RandomGenerator random) {
        this.router = router;
        this.connections = connections;
        this.properties = properties;
        this.random = random;
    }

    /**
     * When a job that a vendor did not take goes out again: at once where another connection can take it, after a
     * growing pause where the failure may pass, or else never. What was refused for its content is not offered around.
     */
    Optional<Instant> afterRefusal(Job job, Attempt attempt, Instant now) {
        if (job.attempts() >= properties.maxAttempts()) {
            return Optional.empty();
        }
        if (attempt.failure().filter(FailureKind.CONTENT_BLOCKED::equals).isEmpty() && anotherCanTakeIt(job)) {
            return Optional.of(now);
        }
        return afterPause(job, attempt, now);
    }

    /** When a job that a vendor took and failed goes out again: never, unless the vendor bills no failures. */
    Optional<Instant> afterAcceptance(Job job, Attempt attempt, Instant now) {
        var free = connections
                .find(attempt.connection())
                .map(router::providerOf)
                .filter(provider -> !provider.billsFailures())
                .isPresent();
        return free && job.attempts() < properties.maxAttempts() ? afterPause(job, attempt, now) : Optional.empty();
    }

    private Optional<Instant> afterPause(Job job, Attempt attempt, Instant now) {
        return attempt.failure().filter(Retries::mayPass).map(_ -> now.plus(pause(job, attempt)));
    }

    private boolean anotherCanTakeIt(Job job) {
        var refused = job.refusedBy().collect(Collectors.toSet());
        return router.candidates(job.lane().shape()).stream()
                .anyMatch(connection -> !refused.contains(connection.id()));
    }

    /** A key or an account does not mend itself: the user is told at once, and has the credits back. */
    private static boolean mayPass(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED, VENDOR_ERROR, TIMEOUT -> true;
            case AUTHENTICATION, BALANCE, INVALID_REQUEST, CONTENT_BLOCKED, NO_IMAGE -> false;
        };
    }

    /** As long as the vendor asked for, or else doubled from try to try; spread, so that not all come back at once. */
    private Duration pause(Job job, Attempt attempt) {
        var asked = attempt.retryAfter();
        if (asked.isPresent()) {
            return asked.get().plus(spread(FIRST_PAUSE).minus(FIRST_PAUSE.dividedBy(2)));
        }
        return spread(FIRST_PAUSE.multipliedBy(1L << Math.min(job.attempts() - 1, 6)));
    }

    /** Between half and one and a half of it. */
    private Duration spread(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.5 + random.nextDouble())));
    }
}
