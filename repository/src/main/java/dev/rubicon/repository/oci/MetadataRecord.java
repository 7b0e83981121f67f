package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers the metadata that came, so that what was verified is what is passed on, though somebody publishes meanwhile. */
final class MetadataRecord implements Transport {
    private static final long MAX_METADATA = 20_000_000;

    private final Transport source;
    private final SortedMap<String, byte[]> seen = new TreeMap<>();

    MetadataRecord(Transport source) {
        this.source = source;
    }

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        Optional<byte[]> bytes = source.read(path, maxBytes);
        if (path.startsWith(RepositoryLayout.METADATA)) {
            bytes.ifPresent(some -> seen.putIfAbsent(path, some));
        }
        return bytes;
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return source.fetch(path, size, digest);
    }

    /** @throws Unavailable RB316 if it is gone */
    byte[] metadata(String path) {
        if (!seen.containsKey(path)) {
            read(path, MAX_METADATA);
        }
        return Optional.ofNullable(seen.get(path))
                .orElseThrow(() -> new Unavailable(
                        "RB316",
                        "the repository lacks " + path,
                        "try again: somebody may be publishing; else restore it from a mirror or a backup"));
    }

    /** Whatever of it is here, with that content. */
    Optional<byte[]> metadata(String path, Digest digest) {
        return source.read(path, MAX_METADATA).filter(bytes -> Digest.of(bytes).equals(digest));
    }
}
