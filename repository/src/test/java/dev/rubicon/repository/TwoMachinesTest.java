package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two machines that publish to one folder: each with a home of its own, and the same keys. */
@Timeout(120)
class TwoMachinesTest {
    private static final PackageId MY_APP = new PackageId("my-app");
    private static final int EACH = 8;

    @TempDir
    private Path folder;

    private Path root;
    private Path first;
    private Path second;
    private OpenedRepository reader;

    @BeforeEach
    void begin() throws IOException {
        root = folder.resolve("repository");
        first = folder.resolve("first");
        second = folder.resolve("second");
        on(first).publish(packages(0, 1).getFirst());
        Files.createDirectories(second.resolve("keys"));
        try (Stream<Path> keys = Files.list(first.resolve("keys"))) {
            for (Path key : keys.toList()) {
                Files.copy(key, second.resolve("keys").resolve(key.getFileName()));
            }
        }
        reader = on(folder.resolve("reader"));
        pin(second);
        pin(folder.resolve("reader"));
    }

    private OpenedRepository on(Path home) {
        return new OpenedRepository(root, home, Duration.ofSeconds(30), step -> {});
    }

    private void pin(Path home) throws IOException {
        new Trust(home.resolve("trust"))
                .pin(FolderTransport.location(root), Files.readAllBytes(root.resolve("metadata/1.root.json")));
    }

    private List<Path> packages(int major, int count) {
        Packages packages = new Packages(folder.resolve("packed"));
        return IntStream.range(0, count)
                .mapToObj(minor -> packages.write("my-app", major + "." + minor, "x"))
                .toList();
    }

    private static List<String> versions(List<Release> releases) {
        return releases.stream().map(release -> release.version().toString()).toList();
    }

    /** Reads as a client does, everything verified; what was there is still there. */
    private List<String> readAfter(List<String> before) {
        List<Release> releases = reader.releases(MY_APP);
        reader.fetch(releases.getLast().identity());
        List<String> now = versions(releases);
        assertTrue(now.containsAll(before), () -> before + " was there, now there is " + now);
        return now;
    }

    @Test
    void bothPublishAndNoReaderEverSeesATornState() throws Exception {
        Process one = PublishingProcess.startOn(first, root, packages(1, EACH));
        Process two = PublishingProcess.startOn(second, root, packages(2, EACH));
        List<String> seen = List.of("0.0");
        while (one.isAlive() || two.isAlive()) {
            seen = readAfter(seen);
        }
        assertEquals(0, PublishingProcess.exitCode(one));
        assertEquals(0, PublishingProcess.exitCode(two));
        List<String> expected = new ArrayList<>(List.of("0.0"));
        IntStream.rangeClosed(1, 2)
                .forEach(major -> IntStream.range(0, EACH).forEach(minor -> expected.add(major + "." + minor)));
        assertEquals(expected, readAfter(seen));
        reader.releases(MY_APP).forEach(release -> reader.fetch(release.identity()));
    }

    @ParameterizedTest
    @EnumSource(names = {"COPIED", "LOCKED", "STORED", "INDEX_WRITTEN"})
    void whenOneIsKilledTheOtherGoesOn(PublishStep step) throws Exception {
        Path killedFile = packages(1, 1).getFirst();
        Process killed = PublishingProcess.startToWaitAt(step, first, root, killedFile);
        assertEquals(step.name(), killed.inputReader().readLine());
        Process other = PublishingProcess.startOn(second, root, packages(2, 1));
        if (step == PublishStep.COPIED) {
            // It holds nothing yet.
            assertEquals(0, PublishingProcess.exitCode(other));
        }
        assertEquals(step == PublishStep.COPIED ? List.of("0.0", "2.0") : List.of("0.0"), readAfter(List.of("0.0")));
        killed.destroyForcibly().waitFor();
        assertEquals(0, PublishingProcess.exitCode(other));
        assertEquals(List.of("0.0", "2.0"), readAfter(List.of("0.0")));
        assertEquals(Publication.Published.class, on(first).publish(killedFile).getClass());
        assertEquals(List.of("0.0", "1.0", "2.0"), readAfter(List.of("0.0", "2.0")));
    }
}
