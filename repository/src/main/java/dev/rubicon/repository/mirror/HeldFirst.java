package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.StoredName;
import dev.rubicon.repository.tuf.MetadataDelta;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source, but what the mirror has already is not asked for: what a name says of a content is compared. Of large metadata of which the
 * mirror has an earlier version, the source is asked for what is new.
 */
record HeldFirst(Transport source, MirrorTarget target) implements Transport {
    private static final Pattern VERSIONED = Pattern.compile(
            RepositoryLayout.METADATA + "([1-9][0-9]{0,17})\\.((?:snapshot|targets|bins-[0-9a-f]+)\\.json)");
    // So many small files, one after the other, at the most for a large one.
    private static final int MAX_STEPS = 8;

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return StoredName.of(path)
                .flatMap(name -> target.read(path, maxBytes)
                        .filter(bytes -> Digest.of(bytes).equals(name.digest())))
                .or(() -> following(path, maxBytes))
                .or(() -> source.read(path, maxBytes));
    }

    private Optional<byte[]> following(String path, long maxBytes) {
        Matcher name = VERSIONED.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        long wanted = Long.parseLong(name.group(1));
        for (long version = wanted - 1; version > Math.max(0, wanted - 1 - MAX_STEPS); version--) {
            Optional<byte[]> held = target.read(metadata(version, name.group(2)), maxBytes);
            if (held.isPresent()) {
                return following(held.get(), version, wanted, name.group(2), maxBytes);
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> following(byte[] held, long version, long wanted, String role, long maxBytes) {
        Optional<byte[]> bytes = Optional.of(held).filter(MetadataDelta::isWorthwhileFor);
        for (long next = version + 1; next <= wanted && bytes.isPresent(); next++) {
            byte[] before = bytes.get();
            bytes = source.read(metadata(next, role) + RepositoryLayout.DELTA, maxBytes)
                    .flatMap(delta -> MetadataDelta.applied(before, delta, maxBytes));
        }
        return bytes;
    }

    private static String metadata(long version, String role) {
        return RepositoryLayout.METADATA + version + "." + role;
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return source.fetch(path, size, digest);
    }
}
