package dev.rubicon.repository.tuf;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that a repository vouches for.
 *
 * @param length in bytes
 * @param hashes hexadecimal by algorithm, at least one
 */
public record TargetFile(long length, SortedMap<String, String> hashes) {
    public TargetFile {
        hashes = new TreeMap<>(hashes);
    }
}
