package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code src/test/resources/scenarios}: what the commands print, and their exit codes. */
class ScenarioTest {
    @TempDir
    private Path work;

    @TestFactory
    List<DynamicTest> scenarios() {
        Path scenarios = CommandLineRun.ROOT.resolve("cli/src/test/resources/scenarios");
        return Scenarios.tests(scenarios, work, CommandLineRun::run, Varying::masked);
    }

    /** What the scenarios leave behind is as the published schemas say. */
    @AfterEach
    void documentsAreAsTheirSchemasSay() throws IOException {
        PublishedSchema manifest = PublishedSchema.named("manifest");
        PublishedSchema metadata = PublishedSchema.named("app-metadata");
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(ScenarioTest::isZip).toList()) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    assertEquals(List.of(), manifest.problems(text(zip, "manifest.json")), file::toString);
                    if (zip.getEntry("AppMetadata.json") != null) {
                        assertEquals(List.of(), metadata.problems(text(zip, "AppMetadata.json")), file::toString);
                    }
                    packages.add(file.getFileName().toString());
                }
            }
        }
        assertTrue(packages.size() > 20, packages::toString);
        String lock = Files.readString(work.resolve("lock/app.lock.json"));
        assertEquals(List.of(), PublishedSchema.named("lock").problems(lock));
        String bundle = Files.readString(work.resolve("bundle/bundle.json"));
        assertEquals(List.of(), PublishedSchema.named("bundle").problems(bundle));
    }

    // Some scenarios hold a text of that name.
    private static boolean isZip(Path file) {
        try {
            return file.toString().endsWith(".zip") && Files.readAllBytes(file)[0] == 'P';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
