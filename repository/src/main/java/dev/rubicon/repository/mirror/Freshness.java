package dev.rubicon.repository.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When an origin is asked again whether it has something new: soon after it answered, later if it did not. */
public final class Freshness {
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final Duration answered;
    private final Duration failed;
    private final Clock clock;
    private final boolean lenient;
    private boolean silent;
    private Instant asked = Instant.MIN;
    private Instant next = Instant.MIN;

    /**
     * @param answered how long its answer is good for
     * @param failed how long it is left alone when it gave none
     */
    public Freshness(Duration answered, Duration failed, Clock clock) {
        this(answered, failed, clock, true);
    }

    private Freshness(Duration answered, Duration failed, Clock clock, boolean lenient) {
        this.answered = answered;
        this.failed = failed;
        this.clock = clock;
        this.lenient = lenient;
    }

    /** The same for a place where the repository is kept: while that is silent, nobody is told what is newest. */
    public static Freshness strict(Duration answered, Duration failed, Clock clock) {
        return new Freshness(answered, failed, clock, false);
    }

    /** Whether what is here does while the origin is silent. */
    boolean isLenient() {
        return lenient;
    }

    synchronized boolean isOver() {
        return !clock.instant().isBefore(next);
    }

    /** Whether it gave no answer when it was asked last. */
    synchronized boolean isSilent() {
        return silent;
    }

    /** For somebody who knows of something that we do not. Strangers can pretend to, so not at any rate. */
    synchronized boolean mayAskAgain() {
        Duration least = answered.compareTo(AT_LEAST) < 0 ? answered : AT_LEAST;
        return isOver() || !silent && !clock.instant().isBefore(asked.plus(least));
    }

    synchronized void failed() {
        silent = true;
        asked = clock.instant();
        next = asked.plus(failed);
    }

    /** There is something new for certain. */
    synchronized void end() {
        next = Instant.MIN;
    }

    synchronized void succeeded() {
        silent = false;
        asked = clock.instant();
        next = asked.plus(answered);
    }
}
