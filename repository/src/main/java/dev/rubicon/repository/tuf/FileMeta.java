package dev.rubicon.repository.tuf;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one metadata file says of another.
 *
 * @param length in bytes; absent if it is not said
 * @param hashes hexadecimal by algorithm; may be empty
 */
public record FileMeta(long version, Optional<Long> length, SortedMap<String, String> hashes) {
    public FileMeta {
        hashes = new TreeMap<>(hashes);
    }

    /** Says the version only. */
    static FileMeta of(long version) {
        return new FileMeta(version, Optional.empty(), new TreeMap<>());
    }
}
