package dev.rubicon.repository;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands where in a repository. An id is one name, {@code bundle/pos} as {@code bundle__pos}: no id has a {@code _}, so no
 * two share a name, and none is the folder of another's file, as {@code a.jsonl/b} would be of {@code a}'s index.
 *
 * <pre>
 * repository.json                                    {"format": 1}
 * repository.lock                                    held by whoever publishes
 * index/bundle__pos.jsonl                            one line a version, ascending
 * substitutes/base/base-runtime                      empty: some version of base-runtime substitutes for base
 * packages/bundle__pos/1.0/&lt;sha256&gt;.bundle__pos_1.0.zip
 * </pre>
 */
record RepositoryLayout(Path root) {
    private static final String INDEX_SUFFIX = ".jsonl";

    Path marker() {
        return root.resolve("repository.json");
    }

    Path lock() {
        return root.resolve("repository.lock");
    }

    Path indexes() {
        return root.resolve("index");
    }

    Path index(PackageId id) {
        return indexes().resolve(id.fileName() + INDEX_SUFFIX);
    }

    /** Made with the repository; one that is older has none. */
    Path substitutes() {
        return root.resolve("substitutes");
    }

    Path substitutes(PackageId original) {
        return substitutes().resolve(original.fileName());
    }

    Path packages() {
        return root.resolve("packages");
    }

    Path packageFile(Release release) {
        return packages()
                .resolve(release.id().fileName())
                .resolve(release.version().toString())
                .resolve(release.digest().hex() + "." + PackageFile.fileName(release.identity()));
    }

    /** Whether a file among the indexes is one; others are left by file managers and crashes. */
    static boolean isIndex(String fileName) {
        return fileName.endsWith(INDEX_SUFFIX) && !fileName.startsWith(".");
    }

    /** Whose index it is; absent if no package's index has that name. */
    static Optional<PackageId> indexedBy(String fileName) {
        return named(fileName.substring(0, fileName.length() - INDEX_SUFFIX.length()));
    }

    /** The id of which {@code name} is the file name. */
    static Optional<PackageId> named(String name) {
        try {
            PackageId id = new PackageId(name.replace("__", "/"));
            return Optional.of(id).filter(read -> read.fileName().equals(name));
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    /** A file of the repository as its messages name it. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
