package app.plantain.core.routing;

import app.plantain.core.provider.VendorLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one connection may be asked for, by all nodes together.
 *
 * @param maxConcurrent how many images it makes at once at most
 * @param submitsPerMinute how many images it is asked for in any minute at most; empty for no limit
 * @param readsPerMinute how many questions after running work it gets in any minute at most; empty for no limit
 * @param pollInterval the shortest time between two questions after one image; empty for the vendor's own pace
 */
public record Limits(
        int maxConcurrent, OptionalInt submitsPerMinute, OptionalInt readsPerMinute, Optional<Duration> pollInterval) {

    /** What a connection has until an administrator says otherwise. */
    public static final Limits DEFAULT = new Limits(100, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    /** What a vendor states; where it states nothing, what a connection has until an administrator says otherwise. */
    static Limits of(VendorLimits stated) {
        return new Limits(
                stated.maxConcurrent().orElse(DEFAULT.maxConcurrent()),
                stated.submitsPerMinute(),
                stated.readsPerMinute(),
                stated.pollInterval());
    }

    public Limits {
        requirePositive(maxConcurrent, "images at once");
        submitsPerMinute.ifPresent(limit -> requirePositive(limit, "submissions a minute"));
        readsPerMinute.ifPresent(limit -> requirePositive(limit, "questions a minute"));
        pollInterval.ifPresent(interval -> requirePositive(interval.toMillis(), "milliseconds between questions"));
    }

    private static void requirePositive(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("A limit of %s is at least 1, not %d".formatted(what, value));
        }
    }
}
