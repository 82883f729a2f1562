package app.plantain.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves ahead: one that stands still otherwise, or one that runs. */
public final class SettableClock extends Clock {

    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    /** A clock that stands still until a test moves it. */
    public SettableClock() {
        this(Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));
    }

    private SettableClock(Clock base) {
        this.base = base;
    }

    /** The real time, which a test may move ahead: for tests in which the engine is at work. */
    public static SettableClock running() {
        return new SettableClock(Clock.systemUTC());
    }

    /** Moves the clock. */
    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Takes all moves back. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are kept in UTC");
    }
}
