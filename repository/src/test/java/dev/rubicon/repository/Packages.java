package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Package files to publish. */
record Packages(Path folder) {
    static PackageVersion identity(String id, String version) {
        return new PackageVersion(new PackageId(id), Version.parse(version));
    }

    /** A package of one file. */
    Path write(String id, String version, String text) {
        return write(id, version, "files/content.txt", text);
    }

    /** A package that depends on others, such as {@code my-app@>=1.0}. */
    Path needing(String id, String version, String dependency) {
        return write(id, version, "files/content.txt", "x", List.of(Dependency.parse(dependency)));
    }

    Path write(String id, String version, String path, String text) {
        return write(id, version, path, text, List.of());
    }

    private Path write(String id, String version, String path, String text, List<Dependency> dependencies) {
        Manifest manifest = new Manifest(
                identity(id, version),
                "Name of " + id,
                Optional.empty(),
                Optional.empty(),
                dependencies,
                List.of(),
                Arguments.NONE,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        contents.put(new PackagePath(path), Content.of(text.getBytes(StandardCharsets.UTF_8)));
        return PackageWriter.write(manifest, contents, folder).path();
    }
}
