package app.plantain.web.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts tries by key, such as an address, and asks for patience when there were too many. Kept in memory, for at most
 * {@value #KEYS_MAX} keys: each node counts for itself.
 */
public final class Throttle {

    private static final int KEYS_MAX = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int tries;
    private final Duration period;

    /** Allows so many tries of each key in a period; they come back evenly over the period. */
    public Throttle(int tries, Duration period) {
        this.tries = tries;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_MAX)
                .expireAfterAccess(period)
                .build();
    }

    /** Takes one try. Empty where it is allowed, else how long to wait for the next. */
    public Optional<Duration> take(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Gives one try back, because it was no guess. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                ignored -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
                        .build());
    }
}
