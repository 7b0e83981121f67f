package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.Transport;

/** A transport that brings a file to where its caller wants it, rather than into the cache. */
public interface Bringer extends Transport {
    /**
     * Appends what is still lacking. Bytes that are not the file's are for the caller to notice.
     *
     * @throws dev.rubicon.model.Unavailable if it cannot be had now; what has come stays
     * @throws dev.rubicon.model.Untrusted RB315 if it is longer than {@code size}
     */
    void bring(String path, long size, Digest digest, PartialFile file);
}
