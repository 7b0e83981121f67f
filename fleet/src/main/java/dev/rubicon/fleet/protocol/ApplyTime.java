package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import java.time.Instant;

/**
 * When an update may begin.
 *
 * @param notBefore from this moment on
 * @param notAfter at this moment no more; what has begun is finished
 */
public record ApplyTime(Instant notBefore, Instant notAfter) {
    /** From a time so long ago that it is over, to one that nobody lives to see. */
    public static final ApplyTime ANY =
            new ApplyTime(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    public ApplyTime {
        if (notAfter.isBefore(notBefore)) {
            throw new InvalidInput(
                    "RB940", "an update may begin until " + notAfter + ", but not before " + notBefore, "swap them");
        }
    }

    public boolean holds(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(notAfter);
    }

    /** The time in which both hold; empty, that is from a moment to the same, if there is none. */
    public ApplyTime and(ApplyTime other) {
        Instant begin = notBefore.isAfter(other.notBefore) ? notBefore : other.notBefore;
        Instant end = notAfter.isBefore(other.notAfter) ? notAfter : other.notAfter;
        return new ApplyTime(begin, end.isBefore(begin) ? begin : end);
    }
}
