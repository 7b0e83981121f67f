package dev.rubicon.repository;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a repository in a folder has, as its indexes say. Needs no lock: each is replaced in one step. */
record FolderIndex(RepositoryLayout layout) {
    static final int FORMAT = 1;

    private static final int MAX_MARKER_BYTES = 1024;

    /**
     * Says that the folder is a repository of a format that we know.
     *
     * @throws InvalidInput RB300 or RB301
     */
    void requireRepository() throws IOException {
        if (!Files.isRegularFile(layout.marker())) {
            throw new InvalidInput(RepositoryProblems.notARepository(layout.root()));
        }
        if (format() != FORMAT) {
            throw new InvalidInput(RepositoryProblems.unknownFormat(layout.root()));
        }
    }

    private long format() throws IOException {
        try (InputStream in = Files.newInputStream(layout.marker())) {
            // A newer format may have more keys: only the number counts.
            return JsonObject.read(in.readNBytes(MAX_MARKER_BYTES), layout.name(layout.marker()))
                    .integer("format");
        } catch (InvalidInput e) {
            throw new Corrupt(RepositoryProblems.damagedIndex(layout.name(layout.marker()), e.getMessage()), e);
        }
    }

    /** Ascending. */
    List<PackageId> ids() throws IOException {
        List<PackageId> ids = new ArrayList<>();
        if (Files.exists(layout.indexes())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.indexes())) {
                for (Path file : files) {
                    if (RepositoryLayout.isIndex(file.getFileName().toString())) {
                        ids.add(idOf(file));
                    }
                }
            }
        }
        ids.sort(PackageId::compareTo);
        return List.copyOf(ids);
    }

    /** Ascending; absent if the repository keeps no list of them. */
    Optional<List<PackageId>> substitutesFor(PackageId id) throws IOException {
        if (!Files.isDirectory(layout.substitutes())) {
            return Optional.empty();
        }
        List<PackageId> ids = new ArrayList<>();
        if (Files.isDirectory(layout.substitutes(id))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.substitutes(id))) {
                files.forEach(file ->
                        RepositoryLayout.named(file.getFileName().toString()).ifPresent(ids::add));
            }
        }
        ids.sort(PackageId::compareTo);
        return Optional.of(List.copyOf(ids));
    }

    private PackageId idOf(Path file) {
        return RepositoryLayout.indexedBy(file.getFileName().toString())
                .orElseThrow(() -> new Corrupt(
                        RepositoryProblems.damagedIndex(layout.name(file), "no package's index has that name")));
    }

    /** Ascending; empty if there is no such package. */
    List<Release> releases(PackageId id) throws IOException {
        Path file = layout.index(id);
        return new IndexFile(id, layout.name(file)).read(file);
    }
}
