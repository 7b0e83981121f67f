package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.format.BundleJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as a package file, and as the documents in one. */
class PackageFuzzTest {
    private static final Path FOLDER = Path.of("/unpacked");

    @FuzzTest
    void anyPackageIsReadOrRefused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".zip");
        try {
            Files.write(file, bytes);
            Promise.check(() -> readAll(file));
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(Path file) {
        try (PackageFile read = PackageFile.open(file)) {
            read.metadata().checkedFor(read.manifest().identity());
            read.verifyAll();
            for (PackagePath path : read.paths()) {
                if (!FOLDER.resolve(path.toString()).normalize().startsWith(FOLDER)) {
                    throw new AssertionError("a path that leads outside: " + path);
                }
            }
        }
    }

    /** As a manifest, which is the same when it was written and read again, as an {@code AppMetadata.json}, and as a bundle. */
    @FuzzTest
    void anyManifestIsReadOrRefused(byte[] bytes) throws IOException {
        Promise.check(() -> {
            Manifest manifest = ManifestJson.read(bytes, "it");
            byte[] again = Json.write(ManifestJson.write(manifest)).getBytes(StandardCharsets.UTF_8);
            if (!ManifestJson.read(again, "it").equals(manifest)) {
                throw new AssertionError("what was read differs when it was written and read again");
            }
        });
        Promise.check(() -> AppMetadataJson.read(bytes, "it").hashCode());
        Promise.check(() -> BundleJson.read(bytes, "it").hashCode());
    }
}
