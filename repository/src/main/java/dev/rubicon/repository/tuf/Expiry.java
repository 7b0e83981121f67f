package dev.rubicon.repository.tuf;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When metadata is too old.
 *
 * @param now the time of the whole check
 * @param tolerance how long a timestamp may have expired and is accepted all the same: for places that no new one reaches in time
 */
public record Expiry(Instant now, Duration tolerance) {
    /** Everything is accepted, for those who are about to sign it anew. */
    public static final Expiry IGNORED = new Expiry(Instant.MIN, Duration.ZERO);

    /** Nothing that has expired is accepted. */
    public static Expiry strict(Instant now) {
        return new Expiry(now, Duration.ZERO);
    }

    /** @throws Untrusted RB313 */
    void check(String role, Signed signed) {
        if (!signed.expires().isAfter(now)) {
            throw MetadataProblems.expired(role, signed.expires(), now);
        }
    }

    /** As {@link #check}, but with tolerance. */
    void checkTimestamp(Signed.Timestamp timestamp) {
        if (!timestamp.expires().plus(tolerance).isAfter(now)) {
            throw MetadataProblems.expired("timestamp", timestamp.expires(), now);
        }
    }

    /** What is wrong with a timestamp that was accepted, if something is. */
    public Optional<Problem> tolerated(Signed.Timestamp timestamp) {
        boolean isCurrent = this == IGNORED || timestamp.expires().isAfter(now);
        return isCurrent
                ? Optional.empty()
                : Optional.of(MetadataProblems.tolerated(timestamp.expires(), now, tolerance));
    }
}
