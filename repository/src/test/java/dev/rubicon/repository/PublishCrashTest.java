package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.PackageId;
import dev.rubicon.repository.Publication.AlreadyThere;
import dev.rubicon.repository.Publication.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever publishing ends, readers see the old state or the new one, and the next publisher finishes the work. */
class PublishCrashTest {
    private static final PackageId MY_APP = new PackageId("my-app");

    @TempDir
    private Path folder;

    /** The versions that readers see; every one of them can be fetched. */
    private String versions(Path root) {
        OpenedRepository repository = new OpenedRepository(root);
        if (!Files.exists(root.resolve("repository.json"))) {
            return "no repository";
        }
        return repository.releases(MY_APP).stream()
                .map(release -> {
                    repository.fetch(release.identity());
                    return release.version().toString();
                })
                .toList()
                .toString();
    }

    private void check(String expected, PublishStep last, Path root, String version) throws Exception {
        Path file = new Packages(folder.resolve("packed")).write("my-app", version, "x");
        Process process = PublishingProcess.startToDieAt(last, root, file);
        assertEquals(PublishingProcess.DIED, PublishingProcess.exitCode(process));
        assertEquals(expected, versions(root));
        Publication again = new OpenedRepository(root, Duration.ofSeconds(5)).publish(file);
        assertEquals(last == PublishStep.INDEXED ? AlreadyThere.class : Published.class, again.getClass());
        assertEquals("[1.0" + (version.equals("1.0") ? "]" : ", " + version + "]"), versions(root));
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatDiesLeavesAnOldOrANewRepository(PublishStep step) throws Exception {
        String expected = switch (step) {
            case MARKER_WRITTEN -> "no repository";
            case CREATED, COPIED, LOCKED, STORED, INDEX_WRITTEN -> "[]";
            case INDEXED -> "[1.0]";
        };
        check(expected, step, folder.resolve("repository"), "1.0");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MARKER_WRITTEN", "CREATED"})
    void aProcessThatDiesLeavesTheOldOrTheNewIndex(PublishStep step) throws Exception {
        Path root = folder.resolve("repository");
        new OpenedRepository(root).publish(new Packages(folder.resolve("packed")).write("my-app", "1.0", "x"));
        check(step == PublishStep.INDEXED ? "[1.0, 1.1]" : "[1.0]", step, root, "1.1");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorLeavesNothingUnfinishedBehind(PublishStep step) throws IOException {
        Path root = folder.resolve("repository");
        Path file = new Packages(folder.resolve("packed")).write("my-app", "1.0", "x");
        OpenedRepository failing = new OpenedRepository(root, Duration.ofSeconds(5), reached -> {
            if (reached == step) {
                throw new IllegalStateException("at " + step);
            }
        });
        assertThrows(IllegalStateException.class, () -> failing.publish(file));
        try (Stream<Path> files = Files.walk(root)) {
            assertEquals(
                    0, files.filter(path -> path.toString().endsWith(".tmp")).count());
        }
        new OpenedRepository(root, Duration.ofSeconds(5)).publish(file);
        assertEquals("[1.0]", versions(root));
    }

    @Test
    void theLastStepIsTheOnlyOneThatReadersSee() {
        Path root = folder.resolve("repository");
        StringBuilder seen = new StringBuilder();
        Path file = new Packages(folder.resolve("packed")).write("my-app", "1.0", "x");
        new OpenedRepository(
                        root,
                        Duration.ofSeconds(5),
                        step -> seen.append(step)
                                .append(' ')
                                .append(versions(root))
                                .append('\n'))
                .publish(file);
        assertEquals("""
                MARKER_WRITTEN no repository
                CREATED []
                COPIED []
                LOCKED []
                STORED []
                INDEX_WRITTEN []
                INDEXED [1.0]
                """, seen.toString());
    }
}
