package dev.rubicon.testkit;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import dev.rubicon.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A repository that holds what a test puts in, and that can lie and be cut off. Only what is fetched is written to disk. */
public final class InMemoryRepository implements Repository {
    private final Path downloads;
    private final SortedMap<PackageId, SortedMap<Version, Release>> releases = new TreeMap<>();
    private final SortedMap<PackageVersion, byte[]> files = new TreeMap<>();
    private boolean cutOff;

    /** @param downloads where fetched files go */
    public InMemoryRepository(Path downloads) {
        this.downloads = downloads;
    }

    /** Adds a release, without a file that could be fetched; replaces one of the same version. */
    public InMemoryRepository add(Release release) {
        releases.computeIfAbsent(release.id(), id -> new TreeMap<>()).put(release.version(), release);
        return this;
    }

    /** Adds a package with its file. */
    public InMemoryRepository add(PackageBuilder builder) {
        Path written = builder.writeTo(downloads).path();
        try (PackageFile file = PackageFile.open(written)) {
            add(Release.of(file.manifest(), file.metadata(), file.size(), file.digest()));
            files.put(file.manifest().identity(), Files.readAllBytes(written));
            Files.delete(written);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on gives {@code bytes} as the file of a version, against its index and without a check. */
    public InMemoryRepository lieAbout(PackageVersion identity, byte[] bytes) {
        files.put(identity, bytes.clone());
        return this;
    }

    /** From now on answers nothing. */
    public InMemoryRepository cutOff() {
        cutOff = true;
        return this;
    }

    @Override
    public List<PackageId> ids() {
        requireConnection();
        return List.copyOf(releases.keySet());
    }

    @Override
    public List<Release> releases(PackageId id) {
        requireConnection();
        return releases.containsKey(id) ? List.copyOf(releases.get(id).values()) : List.of();
    }

    @Override
    public Path fetch(PackageVersion identity) {
        requireConnection();
        if (!files.containsKey(identity)) {
            throw new InvalidInput("RB302", "the repository has no " + identity, "add it to the test's repository");
        }
        try {
            Files.createDirectories(downloads);
            return Files.write(downloads.resolve(PackageFile.fileName(identity)), files.get(identity));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireConnection() {
        if (cutOff) {
            throw new Unavailable("RB306", "the repository cannot be used: it is cut off", "try again");
        }
    }
}
