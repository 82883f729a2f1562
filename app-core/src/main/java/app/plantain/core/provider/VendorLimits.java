package app.plantain.core.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a vendor says an account may do. A connection is best begun with these; each is empty where the vendor says
 * nothing.
 *
 * @param maxConcurrent how many images it makes at once
 * @param submitsPerMinute how many images it may be asked for in a minute
 * @param readsPerMinute how many questions it answers in a minute
 * @param pollInterval the shortest time between two questions after one image
 */
public record VendorLimits(
        OptionalInt maxConcurrent,
        OptionalInt submitsPerMinute,
        OptionalInt readsPerMinute,
        Optional<Duration> pollInterval) {

    /** The vendor says nothing. */
    public static final VendorLimits UNSTATED =
            new VendorLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
}
