package dev.rubicon.format;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;

/** Manifests that tests begin with. */
final class Manifests {
    private Manifests() {}

    /** Nothing but an identity and a name. */
    static Manifest of(String id, String version, FileEntry... files) {
        return new Manifest(
                new PackageVersion(new PackageId(id), Version.parse(version)),
                "My app",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Arguments.NONE,
                Optional.empty(),
                false,
                List.of(),
                List.of(files),
                Optional.empty());
    }

    static FileEntry file(String path, byte[] content) {
        return new FileEntry(new PackagePath(path), content.length, Digest.of(content));
    }
}
