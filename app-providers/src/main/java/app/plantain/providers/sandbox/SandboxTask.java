package app.plantain.providers.sandbox;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.PixelSize;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work the sandbox has accepted. All is decided when it is accepted: how long it takes, what comes of it.
 *
 * @param id the attempt's, which makes a lost try easy to find
 * @param failure how it will end, null for a picture
 */
record SandboxTask(
        UUID id,
        String model,
        String prompt,
        String aspectRatio,
        int variation,
        int width,
        int height,
        Instant acceptedAt,
        Instant readyAt,
        @Nullable FailureKind failure) {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration SOONEST_POLL = Duration.ofMillis(100);
    private static final Duration LATEST_POLL = Duration.ofSeconds(2);

    static SandboxTask accept(
            ImageRequest request, PixelSize size, Instant now, Duration latency, @Nullable FailureKind failure) {
        return new SandboxTask(
                request.attemptId(),
                request.model().value(),
                request.prompt(),
                request.aspectRatio().toString(),
                request.variation(),
                size.width(),
                size.height(),
                now,
                now.plus(latency),
                failure);
    }

    /** Results are kept for a day, as real vendors' links live no longer. */
    static boolean isExpired(Instant acceptedAt, Instant now) {
        return now.isAfter(acceptedAt.plus(LIFETIME));
    }

    boolean isExpired(Instant now) {
        return isExpired(acceptedAt, now);
    }

    /** What times out never gets ready. */
    boolean isReady(Instant now) {
        return failure != FailureKind.TIMEOUT && !now.isBefore(readyAt);
    }

    /** It waits for the first quarter of its time. */
    boolean isQueued(Instant now) {
        return now.isBefore(
                acceptedAt.plus(Duration.between(acceptedAt, readyAt).dividedBy(4)));
    }

    /** The time that remains, unless that is too soon to be asked again or too long to be silent. */
    Duration pollAfter(Instant now) {
        var remaining = Duration.between(now, readyAt);
        if (failure == FailureKind.TIMEOUT || remaining.compareTo(LATEST_POLL) > 0) {
            return LATEST_POLL;
        }
        return remaining.compareTo(SOONEST_POLL) < 0 ? SOONEST_POLL : remaining;
    }
}
