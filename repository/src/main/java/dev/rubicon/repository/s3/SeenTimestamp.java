package dev.rubicon.repository.s3;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a state, and remembers which timestamp that was: the one that may be replaced by what follows. */
final class SeenTimestamp implements Transport {
    private final Bucket bucket;
    private final BucketTransport transport;
    private Optional<String> tag = Optional.empty();

    SeenTimestamp(Bucket bucket, BucketTransport transport) {
        this.bucket = bucket;
        this.transport = transport;
    }

    /** The store's name of it. It is read before anything can be written. */
    String tag() {
        return tag.orElseThrow();
    }

    @Override
    public String location() {
        return transport.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        if (!path.equals(RepositoryLayout.TIMESTAMP)) {
            return transport.read(path, maxBytes);
        }
        Optional<Bucket.Stored> stored = bucket.get(path, maxBytes);
        tag = stored.map(Bucket.Stored::tag);
        return stored.map(Bucket.Stored::bytes);
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return transport.fetch(path, size, digest);
    }
}
