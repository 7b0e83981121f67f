package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppExtractionTest {
    @TempDir
    private Path folder;

    @Test
    void pathsAreWrittenAsTheyWereInTheProject() throws IOException {
        check(
                List.of("NavxManifest.xml", "src/My Table.al"),
                List.of(),
                Zip.pets().with("src/My%20Table.al", "a"));
    }

    @Test
    void aWayOutIsLeftOutAndNoCodeHidesOne() throws IOException {
        check(
                List.of("%2e%2e/b.al", "NavxManifest.xml", "src/%00.al"),
                List.of("../a.al", "/etc/passwd", "C:/a", "bin//main:a.dll", "con"),
                Zip.pets()
                        .with("../a.al", "a")
                        .with("/etc/passwd", "a")
                        .with("C:\\a", "a")
                        .with("bin//main:a.dll", "a")
                        .with("con", "a")
                        .with("src/%00.al", "a")
                        .with("%2e%2e/b.al", "a"));
    }

    @Test
    void ofTwoNamesThatSomeSystemTakesForOneTheFirstIsWritten() throws IOException {
        check(
                List.of("NavxManifest.xml", "src/A b.al"),
                List.of("src/a%20b.al"),
                Zip.pets().with("src/A b.al", "a").with("src/a%20b.al", "b"));
    }

    @Test
    void nothingIsReplaced() throws IOException {
        Path there = folder.resolve("out/NavxManifest.xml");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "mine");
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> extract(Zip.pets().with("a.txt", "a")));
        assertEquals("RB249", refusal.problems().getFirst().code());
        assertEquals(List.of("NavxManifest.xml"), written());
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("out"));
        Files.createSymbolicLink(folder.resolve("out/src"), folder.resolve("elsewhere"));
        assertThrows(InvalidInput.class, () -> extract(Zip.pets().with("src/a.al", "a")));
        try (Stream<Path> files = Files.list(folder.resolve("elsewhere"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    private void check(List<String> expected, List<String> leftOut, Zip zip) throws IOException {
        assertEquals(leftOut, extract(zip).leftOut());
        assertEquals(expected, written());
    }

    private AppExtraction extract(Zip zip) {
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(zip.app()))) {
            AppExtraction extraction = AppExtraction.of(app);
            extraction.write(app, folder.resolve("out"));
            return extraction;
        }
    }

    private List<String> written() throws IOException {
        Path root = folder.resolve("out");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
