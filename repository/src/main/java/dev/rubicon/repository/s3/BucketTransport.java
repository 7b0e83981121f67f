package dev.rubicon.repository.s3;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.cache.Bringer;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.cache.StoredName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A repository in an object store. What is signed with a digest comes through the cache, and so once. */
public final class BucketTransport implements Bringer {
    private final Bucket bucket;
    private final Cache cache;

    public BucketTransport(Bucket bucket, Cache cache) {
        this.bucket = bucket;
        this.cache = cache;
    }

    @Override
    public String location() {
        return bucket.address().toString();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return cache.read(path, maxBytes, () -> bucket.get(path, maxBytes).map(Bucket.Stored::bytes));
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return Optional.of(
                bucket.client().bring(uri(path), named(path, digest), size, headers -> bucket.ask(path, headers)));
    }

    @Override
    public void bring(String path, long size, Digest digest, PartialFile file) {
        bucket.client().download(uri(path), named(path, digest), size, file, headers -> bucket.ask(path, headers));
    }

    private static StoredName named(String path, Digest digest) {
        return StoredName.of(path).orElse(new StoredName(digest, path));
    }

    // As it is printed: where the store is, nobody needs to know.
    private URI uri(String path) {
        return URI.create(location() + "/" + path.replace("+", "%2B"));
    }
}
