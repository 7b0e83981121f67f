package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long newly signed metadata is to be believed: whole days, from 1 to {@link #MOST_DAYS}. */
public record Lifetimes(Duration root, Duration targets, Duration snapshot, Duration timestamp) {
    /** A hundred years. */
    public static final long MOST_DAYS = 36_525;

    /**
     * A timestamp lives for 30 days: so long can somebody hold back what is new, and so often has somebody to publish or refresh.
     * What says which files there are lives for a year, keys for five.
     */
    public static final Lifetimes USUAL =
            new Lifetimes(Duration.ofDays(5 * 365), Duration.ofDays(365), Duration.ofDays(365), Duration.ofDays(30));

    public Lifetimes {
        for (Duration each : List.of(root, targets, snapshot, timestamp)) {
            if (each.toDays() < 1 || each.toDays() > MOST_DAYS) {
                throw new InvalidInput(
                        "RB336",
                        "metadata cannot expire after " + each.toDays() + " days",
                        "expected from 1 to " + MOST_DAYS + " days");
            }
        }
    }

    Instant of(Signed signed, Instant now) {
        return now.plus(
                switch (signed) {
                    case Signed.Root any -> root;
                    case Signed.Timestamp any -> timestamp;
                    case Signed.Snapshot any -> snapshot;
                    case Signed.Targets any -> targets;
                });
    }
}
