package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.StoredName;
import java.nio.file.Path;
import java.util.Optional;

/** The source, but what the mirror has already is not asked for: what a name says of a content is compared. */
record HeldFirst(Transport source, MirrorTarget target) implements Transport {
    @Override
    public String location() {
        return source.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return StoredName.of(path)
                .flatMap(name -> target.read(path, maxBytes)
                        .filter(bytes -> Digest.of(bytes).equals(name.digest())))
                .or(() -> source.read(path, maxBytes));
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return source.fetch(path, size, digest);
    }
}
