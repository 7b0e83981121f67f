package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.Following;
import dev.rubicon.repository.cache.StoredName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;

/** The source, but what the mirror has already is not asked for: what a name says of a content is compared. */
record HeldFirst(Transport source, MirrorTarget target) implements Transport {
    /** The same, and of large metadata of which the mirror has an earlier version, the source is asked for what is new. */
    static HeldFirst following(Transport source, MirrorTarget target) {
        return new HeldFirst(
                new Following(source, (role, oldest, newest, maxBytes) -> held(target, role, oldest, newest, maxBytes)),
                target);
    }

    private static Optional<Following.Held> held(
            MirrorTarget target, String role, long oldest, long newest, long maxBytes) {
        return LongStream.rangeClosed(oldest, newest)
                .map(step -> oldest + newest - step)
                .mapToObj(version -> target.read(RepositoryLayout.METADATA + version + "." + role + ".json", maxBytes)
                        .map(bytes -> new Following.Held(version, bytes)))
                .flatMap(Optional::stream)
                .findFirst();
    }

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
