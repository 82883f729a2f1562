package app.plantain.core.credits;

import java.time.Instant;
import java.util.UUID;

/** Between times and ids in the order of time (UUIDs of version 7), which begin with their millisecond. */
final class TimeBounds {

    /** Less than every id that there is. */
    static final UUID LEAST = new UUID(0, 0);

    /** Greater than every id that there is. */
    static final UUID GREATEST = new UUID(-1, -1);

    private static final int BITS_AFTER_TIME = 16;
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeBounds() {}

    /** The least id of a time. */
    static UUID from(Instant time) {
        return new UUID(time.toEpochMilli() << BITS_AFTER_TIME | VERSION, VARIANT);
    }

    /** When an id was made, to the millisecond. */
    static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_AFTER_TIME);
    }

    /** The order of the databases, in which the first bit is no sign. */
    static int compare(UUID one, UUID other) {
        var first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first == 0
                ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                : first;
    }
}
