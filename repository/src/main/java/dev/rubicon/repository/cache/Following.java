package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.tuf.FormerState;
import dev.rubicon.repository.tuf.MetadataDelta;
import dev.rubicon.repository.tuf.TrustStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository that is far, but of large metadata of which an earlier version is at hand it is asked for what is new. */
public record Following(Transport source, Earlier earlier) implements Transport {
    private static final Pattern VERSIONED = Pattern.compile(
            RepositoryLayout.METADATA + "([1-9][0-9]{0,17})\\.(snapshot|targets|bins-[0-9a-f]+)\\.json");
    // So many small files, one after the other, at the most for a large one.
    private static final int MAX_STEPS = 8;

    /** Metadata that is at hand. Nothing of it is believed, either: what is made of it is verified as if it had come whole. */
    @FunctionalInterface
    public interface Earlier {
        /** The newest version of a role, of these. */
        Optional<Held> between(String role, long oldest, long newest, long maxBytes);
    }

    public record Held(long version, byte[] bytes) {}

    /** What a client has seen before. */
    public static Following trusted(Transport source, TrustStore trust) {
        return new Following(
                source,
                (role, oldest, newest, maxBytes) -> trust.read(role)
                        .filter(MetadataDelta::isWorthwhileFor)
                        .flatMap(bytes -> FormerState.version(bytes).map(version -> new Held(version, bytes)))
                        .filter(held -> oldest <= held.version() && held.version() <= newest));
    }

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        Matcher name = VERSIONED.matcher(path);
        Optional<byte[]> made =
                name.matches() ? following(name.group(2), Long.parseLong(name.group(1)), maxBytes) : Optional.empty();
        return made.or(() -> source.read(path, maxBytes));
    }

    private Optional<byte[]> following(String role, long wanted, long maxBytes) {
        return earlier.between(role, Math.max(1, wanted - MAX_STEPS), wanted - 1, maxBytes)
                .filter(held -> MetadataDelta.isWorthwhileFor(held.bytes()))
                .flatMap(held -> following(held, role, wanted, maxBytes));
    }

    private Optional<byte[]> following(Held held, String role, long wanted, long maxBytes) {
        Optional<byte[]> bytes = Optional.of(held.bytes());
        for (long next = held.version() + 1; next <= wanted && bytes.isPresent(); next++) {
            byte[] before = bytes.get();
            bytes = source.read(
                            RepositoryLayout.METADATA + next + "." + role + ".json" + RepositoryLayout.DELTA, maxBytes)
                    .flatMap(delta -> MetadataDelta.applied(before, delta, maxBytes));
        }
        return bytes;
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return source.fetch(path, size, digest);
    }

    @Override
    public Optional<Problem> lacks(String path, long size, Digest digest) {
        return source.lacks(path, size, digest);
    }
}
