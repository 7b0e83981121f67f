package dev.rubicon.repository.mirror;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Release;
import dev.rubicon.repository.IndexFile;
import dev.rubicon.repository.cache.StoredName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes indexes anew from packages that are here: what they say was taken from these, unless somebody has withdrawn one. Whether it is the
 * index is decided by its digest.
 */
final class IndexesOfPackages {
    // With more of them, asking for the index costs less than reading them.
    private static final int MAX_VERSIONS = 16;

    private final MirrorTarget target;
    private final SortedMap<String, StoredFile> files = new TreeMap<>();

    /** @param files all that are vouched for */
    IndexesOfPackages(MirrorTarget target, Collection<StoredFile> files) {
        this.target = target;
        files.forEach(file -> this.files.put(file.path(), file));
    }

    /** Absent if it is none, or cannot be made of what is here. */
    Optional<byte[]> made(StoredFile index) {
        Optional<String> id = StoredName.of(index.path())
                .map(StoredName::name)
                .filter(name -> !index.isPackage() && name.endsWith(".jsonl"))
                .map(name -> name.substring(0, name.length() - ".jsonl".length()));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String folder = "packages/" + id.get() + "/";
        List<StoredFile> packages =
                List.copyOf(files.subMap(folder, folder + Character.MAX_VALUE).values());
        if (packages.isEmpty() || packages.size() > MAX_VERSIONS) {
            return Optional.empty();
        }
        List<Release> releases = new ArrayList<>();
        for (StoredFile file : packages) {
            target.path(file).flatMap(path -> release(file, path)).ifPresent(releases::add);
        }
        releases.sort(Comparator.comparing(Release::version));
        byte[] bytes = IndexFile.render(releases);
        return Optional.of(bytes).filter(made -> Digest.of(made).equals(index.digest()));
    }

    private static Optional<Release> release(StoredFile stored, Path path) {
        try (PackageFile file = PackageFile.open(path)) {
            return Optional.of(Release.of(file.manifest(), file.metadata(), stored.size(), stored.digest()));
        } catch (ProblemException e) {
            // Nobody asked for it: whoever installs it will.
            return Optional.empty();
        }
    }
}
