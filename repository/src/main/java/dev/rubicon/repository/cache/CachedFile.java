package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file in the cache.
 *
 * @param name what it was called in its repository
 * @param size in bytes, as many as are here
 * @param lastUsed when it was brought or read last
 * @param complete whether all of it is here; if not, the rest is brought when somebody asks for it
 */
public record CachedFile(Path path, Digest digest, String name, long size, Instant lastUsed, boolean complete) {}
