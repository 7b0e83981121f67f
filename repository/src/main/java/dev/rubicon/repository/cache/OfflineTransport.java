package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository as far as it is on this machine: the state that was verified last, and the files of it that are in the cache. Nothing
 * is asked of anybody.
 */
public final class OfflineTransport implements Transport {
    private static final Pattern ROOT = Pattern.compile("metadata/\\d+\\.root\\.json");

    private final String location;
    private final Path trusted;
    private final Cache cache;
    private final String bringing;

    /**
     * @param location of the repository, when there is a network
     * @param trusted the folder of its trusted metadata
     * @param bringing the command that brings what is missing
     */
    public OfflineTransport(String location, Path trusted, Cache cache, String bringing) {
        this.bringing = bringing;
        this.location = location;
        this.trusted = trusted;
        this.cache = cache;
    }

    @Override
    public String location() {
        return location;
    }

    /** @throws Unavailable RB334 if it is not here: whether it exists, nobody can say */
    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        if (ROOT.matcher(path).matches()) {
            return Optional.empty();
        }
        Optional<StoredName> name = StoredName.of(path);
        if (name.isPresent()) {
            return Optional.of(cache.read(name.get().digest(), maxBytes)
                    .orElseThrow(() -> new Unavailable(CacheProblems.missing(name.get(), maxBytes, bringing))));
        }
        Path timestamp = trusted.resolve("timestamp.json");
        if (!path.equals(RepositoryLayout.TIMESTAMP) || !Files.exists(timestamp)) {
            throw new Unavailable(CacheProblems.missing(path, location, bringing));
        }
        try {
            return Optional.of(Files.readAllBytes(timestamp));
        } catch (IOException e) {
            throw CacheProblems.failed(trusted, e);
        }
    }

    /** @throws Unavailable RB334 if it is not here */
    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        Optional<Path> file = cache.find(digest, size);
        if (file.isEmpty()) {
            throw new Unavailable(missing(path, size, digest));
        }
        return file;
    }

    @Override
    public Optional<Problem> lacks(String path, long size, Digest digest) {
        return cache.has(digest, size) ? Optional.empty() : Optional.of(missing(path, size, digest));
    }

    private Problem missing(String path, long size, Digest digest) {
        String name = StoredName.of(path).map(StoredName::name).orElse(path);
        return CacheProblems.missing(new StoredName(digest, name), size, bringing);
    }
}
