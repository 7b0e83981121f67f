package dev.rubicon.repository.upkeep;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Digest;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files a state of a repository consists of, by their path in it, and which others lie beside them. */
public final class NamedFiles {
    private static final Pattern OURS =
            Pattern.compile("metadata/[0-9]+\\.(snapshot|targets|bins-[0-9a-f]+)\\.json(\\.delta)?"
                    + "|index/[0-9a-f]{64}\\..*|packages/.*/[0-9a-f]{64}\\.[^/]*");

    private NamedFiles() {}

    static SortedSet<String> of(Updater state) {
        SortedSet<String> named =
                new TreeSet<>(List.of(RepositoryLayout.MARKER, "repository.lock", RepositoryLayout.TIMESTAMP));
        for (long version = 1; version <= state.root().version(); version++) {
            named.add(RepositoryLayout.METADATA + version + ".root.json");
        }
        named.add(RepositoryLayout.METADATA + state.timestamp().snapshot().version() + ".snapshot.json");
        state.snapshot()
                .meta()
                .forEach((name, file) -> named.add(RepositoryLayout.METADATA + file.version() + "." + name));
        state.allFiles().forEach((path, file) -> stored(path, file).ifPresent(named::add));
        return named;
    }

    /** Where a signed file stands; absent if it is signed without a SHA-256. */
    public static Optional<String> stored(String path, TargetFile file) {
        return Optional.ofNullable(file.hashes().get("sha256"))
                .map(hex -> RepositoryLayout.stored(path, new Digest(hex)));
    }

    /** Files of the folder that are not among these. */
    static List<String> unnamed(RepositoryLayout layout, SortedSet<String> named) throws IOException {
        try (Stream<Path> files = Files.walk(layout.root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> layout.root().relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !named.contains(path))
                    .sorted()
                    .toList();
        }
    }

    /** Whether Rubicon has written a file of that name; others are nobody's business. */
    public static boolean isOurs(String path) {
        return OURS.matcher(path).matches() || UnfinishedFile.isLeftover(Path.of(path));
    }
}
