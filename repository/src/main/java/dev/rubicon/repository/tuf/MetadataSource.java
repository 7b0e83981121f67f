package dev.rubicon.repository.tuf;

import java.util.Optional;

/** Where metadata comes from. Nothing that it gives is believed. */
@FunctionalInterface
public interface MetadataSource {
    /**
     * A file of the metadata folder, such as {@code 3.root.json}; absent if there is none.
     *
     * @param maxBytes more than these are not read
     * @throws dev.rubicon.model.Untrusted RB315 if it is longer
     * @throws dev.rubicon.model.Unavailable if it cannot be read now
     */
    Optional<byte[]> read(String fileName, long maxBytes);
}
