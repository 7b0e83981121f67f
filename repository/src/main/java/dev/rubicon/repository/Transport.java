package dev.rubicon.repository;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import java.nio.file.Path;
import java.util.Optional;

/** Where a repository is, and how its files come from there. Nothing that it gives is believed. */
public interface Transport {
    /** The address, as it is printed and as trust in it is remembered. */
    String location();

    /**
     * A small file; absent if there is none.
     *
     * @param path such as {@code metadata/timestamp.json}
     * @throws dev.rubicon.model.Untrusted RB315 if it is longer than {@code maxBytes}
     * @throws dev.rubicon.model.Unavailable if it cannot be had now
     */
    Optional<byte[]> read(String path, long maxBytes);

    /**
     * A file with exactly that content, on this machine; absent if the repository does not have it, or has another one. Not to be
     * changed or deleted by the caller.
     *
     * @throws dev.rubicon.model.Unavailable if it cannot be had now
     */
    Optional<Path> fetch(String path, long size, Digest digest);

    /** Why {@link #fetch} cannot give that file, as far as that can be known without asking anybody. */
    default Optional<Problem> lacks(String path, long size, Digest digest) {
        return Optional.empty();
    }
}
