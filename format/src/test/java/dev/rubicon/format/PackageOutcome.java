package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.FileEntry;
import dev.rubicon.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is said of a package that is opened and verified. */
record PackageOutcome(Path folder) {
    /** A package whose manifest lists {@code files}, to which entries can be added. */
    static ZipForge listing(FileEntry... files) {
        ZipForge zip = new ZipForge();
        zip.add("manifest.json", ZipForge.utf8(Json.write(ManifestJson.write(Manifests.of("my-app", "1.0", files)))));
        return zip;
    }

    /** @param expected its id and version, or code and message of what it is refused for */
    void check(String expected, byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("p.zip"), bytes);
        String outcome;
        try (PackageFile file = PackageFile.open(path)) {
            file.verifyAll();
            outcome = file.manifest().identity().toString();
        } catch (ProblemException e) {
            outcome = e.problems().getFirst().code() + " " + e.getMessage();
        }
        assertEquals(expected, outcome);
    }

    /** It is refused when it is opened. */
    void checkCode(String expected, ZipForge zip) throws IOException {
        Path path = Files.write(folder.resolve("p.zip"), zip.bytes());
        ProblemException refused = assertThrows(ProblemException.class, () -> PackageFile.open(path));
        assertEquals(expected, refused.problems().getFirst().code(), refused::getMessage);
    }
}
