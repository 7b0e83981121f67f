package dev.rubicon.model;

/**
 * A file that a manifest lists.
 *
 * @param size in bytes
 */
public record FileEntry(PackagePath path, long size, Digest digest) {
    public FileEntry {
        if (size < 0) {
            throw new InvalidInput("RB108", "the size of '" + path + "' is negative", "pack it again");
        }
    }
}
