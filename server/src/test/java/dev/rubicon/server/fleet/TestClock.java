package dev.rubicon.server.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test advances. */
public final class TestClock extends Clock {
    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    private TestClock(Clock base) {
        this.base = base;
    }

    /** One that stands still at noon, long ago or not. */
    public TestClock() {
        this(standing(Instant.parse("2026-05-01T12:00:00Z")));
    }

    /** One that stands still where others began, whose signatures have to be valid. */
    public static TestClock now() {
        return new TestClock(standing(Instant.now()));
    }

    /** One that goes on by itself as well. */
    public static TestClock going() {
        return new TestClock(Clock.systemUTC());
    }

    private static Clock standing(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    public void pass(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }
}
