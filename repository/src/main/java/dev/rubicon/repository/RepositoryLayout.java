package dev.rubicon.repository;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands where in a repository. An id is one name, {@code bundle/pos} as {@code bundle__pos}: no id has a {@code _}, so no
 * two share a name, and none is the folder of another's file, as {@code a.jsonl/b} would be of {@code a}'s index. What is signed
 * has its digest in its stored name, so that it never changes under a reader.
 *
 * <pre>
 * repository.json                                    {"format": 2}
 * repository.lock                                    held by whoever publishes
 * metadata/timestamp.json                            what is newest; metadata/N.ROLE.json: the rest of The Update Framework
 *                                                    metadata/N.ROLE.json.delta: the difference to version N-1, if N is large
 * index/&lt;sha256&gt;.bundle__pos.jsonl                  signed as index/bundle__pos.jsonl: one line a version, ascending
 * index/&lt;sha256&gt;.substitutes.json                   signed as index/substitutes.json
 * packages/bundle__pos/1.0/&lt;sha256&gt;.bundle__pos_1.0.zip
 * </pre>
 */
public final class RepositoryLayout {
    /** Says what this is. */
    public static final String MARKER = "repository.json";

    public static final String METADATA = "metadata/";

    /** What is replaced last: it shows a new state. */
    public static final String TIMESTAMP = METADATA + "timestamp.json";

    /** Ends the name of what tells a metadata file from the version before it. */
    public static final String DELTA = ".delta";

    public static final String SUBSTITUTES = "index/substitutes.json";

    private static final String INDEX_FOLDER = "index/";
    private static final String INDEX_SUFFIX = ".jsonl";
    private static final Pattern VERSIONED = Pattern.compile("([1-9][0-9]{0,17})(\\.(?!root\\.).+\\.json)");

    private final Path root;

    public RepositoryLayout(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** The file that says what the folder is. */
    public Path marker() {
        return root.resolve(MARKER);
    }

    /** Held by whoever changes it. */
    public Path lock() {
        return root.resolve("repository.lock");
    }

    Path packages() {
        return root.resolve("packages");
    }

    /** Of a path inside the repository. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /** Of a metadata file, such as {@code timestamp.json}. */
    public Path metadata(String name) {
        return root.resolve(METADATA).resolve(name);
    }

    /** The name of a metadata file's version before; absent if it is of no role that has versions, or a root. */
    static Optional<String> versionBefore(String name) {
        Matcher parts = VERSIONED.matcher(name);
        return parts.matches() ? Optional.of(Long.parseLong(parts.group(1)) - 1 + parts.group(2)) : Optional.empty();
    }

    /** What the index of a package is signed as. */
    public static String indexOf(PackageId id) {
        return INDEX_FOLDER + id.fileName() + INDEX_SUFFIX;
    }

    /** What a package file is signed as. */
    public static String packageOf(Release release) {
        return "packages/" + release.id().fileName() + "/" + release.version() + "/"
                + PackageFile.fileName(release.identity());
    }

    /** Where a file that is signed as {@code path} stands. */
    public static String stored(String path, Digest digest) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + digest.hex() + "." + path.substring(name);
    }

    /** Whose index is signed as {@code path}; absent if that is no index. */
    public static Optional<PackageId> indexedBy(String path) {
        if (!path.startsWith(INDEX_FOLDER) || !path.endsWith(INDEX_SUFFIX)) {
            return Optional.empty();
        }
        String name = path.substring(INDEX_FOLDER.length(), path.length() - INDEX_SUFFIX.length());
        try {
            PackageId id = new PackageId(name.replace("__", "/"));
            return Optional.of(id).filter(read -> read.fileName().equals(name));
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }
}
