package dev.rubicon.repository.tuf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that a repository vouches for.
 *
 * @param length in bytes
 * @param hashes hexadecimal by algorithm, at least one
 * @param published when it was, if that is said: nobody's trust depends on it
 */
public record TargetFile(long length, SortedMap<String, String> hashes, Optional<Instant> published) {
    public TargetFile {
        hashes = new TreeMap<>(hashes);
    }

    /** One that does not say when it was published. */
    public TargetFile(long length, SortedMap<String, String> hashes) {
        this(length, hashes, Optional.empty());
    }

    public TargetFile publishedAt(Instant time) {
        return new TargetFile(length, hashes, Optional.of(time.truncatedTo(ChronoUnit.SECONDS)));
    }
}
