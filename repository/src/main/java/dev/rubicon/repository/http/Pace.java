package dev.rubicon.repository.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How slow a server may be.
 *
 * @param connecting the longest time for a connection
 * @param silence the longest time without a byte
 * @param grace after so long, the bytes that came so far are counted
 * @param leastRate bytes in a second, on the average since the request
 * @param nanoTime a clock for lengths of time
 */
public record Pace(Duration connecting, Duration silence, Duration grace, long leastRate, LongSupplier nanoTime) {
    /** For people at work and for jobs at night. */
    public static final Pace USUAL =
            new Pace(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60), 1_000, System::nanoTime);

    long now() {
        return nanoTime.getAsLong();
    }

    /** @throws TooSlow if these bytes took too long */
    void check(long began, long bytes) throws TooSlow {
        double seconds = (now() - began) / 1e9;
        if (seconds > grace.toSeconds() && bytes < seconds * leastRate) {
            throw new TooSlow("it sent " + bytes + " bytes in " + Math.round(seconds) + " s");
        }
    }
}
