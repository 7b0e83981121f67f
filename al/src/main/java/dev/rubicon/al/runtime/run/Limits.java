package dev.rubicon.al.runtime.run;

import java.time.Duration;

/**
 * How far code may go before it is stopped.
 *
 * @param statements of one trigger
 * @param time of one trigger
 * @param depth of calls
 * @param textLength of one text, in characters
 * @param elements of one List, Dictionary or temporary record
 * @param memory of all values that code keeps at a time, in bytes, about
 */
public record Limits(long statements, Duration time, int depth, int textLength, int elements, long memory) {
    /** Far more than an upgrade of a large company does. */
    public static final Limits NORMAL = new Limits(
            20_000_000_000L,
            Duration.ofHours(2),
            400,
            64 * 1024 * 1024,
            10_000_000,
            Runtime.getRuntime().maxMemory() / 3);

    /** The same but for the time. */
    public Limits withTime(Duration newTime) {
        return new Limits(statements, newTime, depth, textLength, elements, memory);
    }
}
