package dev.rubicon.repository.tuf;

import java.time.Duration;
import java.time.Instant;

/** How long newly signed metadata is to be believed. */
public record Lifetimes(Duration root, Duration targets, Duration snapshot, Duration timestamp) {
    /**
     * A timestamp lives for 30 days: so long can somebody hold back what is new, and so often has somebody to publish or refresh.
     * What says which files there are lives for a year, keys for five.
     */
    public static final Lifetimes USUAL =
            new Lifetimes(Duration.ofDays(5 * 365), Duration.ofDays(365), Duration.ofDays(365), Duration.ofDays(30));

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
