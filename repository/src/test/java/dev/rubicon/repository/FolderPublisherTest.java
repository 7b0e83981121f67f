package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Publication.AlreadyThere;
import dev.rubicon.repository.Publication.Conflicts;
import dev.rubicon.repository.Publication.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPublisherTest {
    @TempDir
    private Path folder;

    private Path root;
    private OpenedRepository repository;
    private Packages packages;

    @BeforeEach
    void begin() {
        root = folder.resolve("repository");
        repository = new OpenedRepository(root);
        packages = new Packages(folder.resolve("packed"));
    }

    private String publish(Path file) {
        return outcome(() -> switch (repository.publish(file)) {
            case Published published -> "published " + published.release().identity();
            case Publication.Restored restored ->
                "restored " + restored.release().identity();
            case AlreadyThere there -> "already there " + there.release().identity();
            case Conflicts conflicts ->
                "conflicts " + conflicts.existing().identity() + " with "
                        + conflicts.offered().identity();
        });
    }

    /** What came out, or the first problem. The test's folder is written as $. */
    private String outcome(Supplier<Object> call) {
        try {
            return call.get().toString();
        } catch (ProblemException e) {
            return (e.problems().getFirst().code() + " " + e.getMessage()).replace(folder.toString(), "$");
        }
    }

    private void check(String expected, Supplier<Object> call) {
        assertEquals(expected, outcome(call));
    }

    private String versions(String id) {
        return repository.releases(new PackageId(id)).stream()
                .map(release -> release.version().toString())
                .toList()
                .toString();
    }

    private String contents() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return String.join(
                    "\n",
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aLostOrDamagedPackageFileIsPutBackByPublishingItAgain() throws IOException {
        Path file = packages.write("my-app", "1.0", "x");
        assertEquals("published my-app 1.0", publish(file));
        Path stored = repository.fetch(
                repository.releases(new PackageId("my-app")).getFirst().identity());
        Files.delete(stored);
        assertEquals("restored my-app 1.0", publish(file));
        Files.writeString(stored, "damaged");
        assertEquals("restored my-app 1.0", publish(file));
        assertEquals("already there my-app 1.0", publish(file));
        assertEquals("[1.0]", versions("my-app"));
    }

    @Test
    void theFirstPackageCreatesTheRepository() throws IOException {
        check("published bundle/pos 1.0", () -> publish(packages.write("bundle/pos", "1.0", "x")));
        Release release = repository.releases(new PackageId("bundle/pos")).getFirst();
        assertEquals("""
                index/#.bundle__pos.jsonl
                metadata/1.root.json
                metadata/1.snapshot.json
                metadata/1.targets.json
                metadata/2.snapshot.json
                metadata/2.targets.json
                metadata/timestamp.json
                packages/bundle__pos/1.0/%s.bundle__pos_1.0.zip
                repository.json
                repository.lock""".formatted(release.digest().hex()), contents().replaceFirst("[0-9a-f]{64}", "#"));
        assertEquals("{\n  \"format\": 2\n}\n", Files.readString(root.resolve("repository.json")));
    }

    @Test
    void anEmptyFolderBecomesARepository() throws IOException {
        Files.createDirectories(root);
        check("published my-app 1.0", () -> publish(packages.write("my-app", "1.0", "x")));
    }

    @Test
    void aFolderThatHoldsAnythingElseIsLeftAlone() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("thesis.txt"), "mine");
        check(
                "RB307 '$/repository' is not a repository, and not empty",
                () -> publish(packages.write("my-app", "1.0", "x")));
        assertEquals("thesis.txt", contents());
    }

    @Test
    void whatIsNoRepositoryCannotBeRead() {
        check("RB300 '$/repository' is not a repository", repository::ids);
        check("RB300 '$/repository' is not a repository", () -> repository.releases(new PackageId("a")));
    }

    @Test
    void aNewerRepositoryIsRefused() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("repository.json"), "{\"format\": 3, \"shards\": 16}");
        check("RB301 the repository '$/repository' has a format that this version does not know", repository::ids);
        check(
                "RB301 the repository '$/repository' has a format that this version does not know",
                () -> publish(packages.write("my-app", "1.0", "x")));
    }

    @Test
    void versionsAreAscendingInWhateverOrderTheyCome() {
        for (String version : List.of("1.10", "1.9", "2.0.0-rc.1", "1.9.1", "2.0.0")) {
            publish(packages.write("my-app", version, "x"));
        }
        publish(packages.write("a/b", "1.0", "x"));
        publish(packages.write("a.jsonl/b", "1.0", "x"));
        publish(packages.write("a", "1.0", "x"));
        check("[1.9, 1.9.1, 1.10, 2.0.0-rc.1, 2.0.0]", () -> versions("my-app"));
        check("[]", () -> versions("your-app"));
        check("[a, a.jsonl/b, a/b, my-app]", repository::ids);
    }

    @Test
    void aVersionIsPublishedOnce() throws IOException {
        publish(packages.write("my-app", "1.0", "x"));
        String before = contents();
        check("already there my-app 1.0", () -> publish(packages.write("my-app", "1.0", "x")));
        check("conflicts my-app 1.0 with my-app 1.0", () -> publish(packages.write("my-app", "1.0", "y")));
        check("conflicts my-app 1.0 with my-app 1.0.0", () -> publish(packages.write("my-app", "1.0.0", "x")));
        assertEquals(before, contents());
    }

    @Test
    void aForceVersionAboveTheVersionIsRefused() {
        Path file = packages.write("my-app", "1.0", "AppMetadata.json", "{\"ForceVersion\": \"1.1\"}");
        check("RB109 ForceVersion 1.1 is higher than the version of my-app 1.0", () -> publish(file));
        assertFalse(Files.exists(root));
    }

    @Test
    void theIndexSaysWhatForces() {
        publish(packages.write("my-app", "1.1", "AppMetadata.json", "{\"ForceVersion\": \"1.0\"}"));
        check(
                "Optional[1.0]",
                () -> repository.releases(new PackageId("my-app")).getFirst().forceVersion());
    }

    @Test
    void aDamagedPackageIsRefusedAndLeavesNoTrace() throws IOException {
        Path file = packages.write("my-app", "1.0", "x".repeat(1000));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        assertEquals("RB1", publish(file).substring(0, 3));
        assertFalse(Files.exists(root));
    }

    @Test
    void whatIsFetchedIsWhatWasPublished() throws IOException {
        Path file = packages.write("my-app", "1.0", "x");
        publish(file);
        Path fetched = repository.fetch(Packages.identity("my-app", "1.0.0.0"));
        assertEquals(-1, Files.mismatch(file, fetched));
    }

    @Test
    void whatIsNotThereCannotBeFetched() {
        publish(packages.write("my-app", "1.0", "x"));
        check("RB302 the repository has no my-app 2.0", () -> repository.fetch(Packages.identity("my-app", "2.0")));
        check("RB302 the repository has no your-app 1.0", () -> repository.fetch(Packages.identity("your-app", "1.0")));
    }

    @Test
    void aFileThatChangedIsNotFetched() throws IOException {
        publish(packages.write("my-app", "1.0", "x"));
        Path stored = repository.fetch(Packages.identity("my-app", "1.0"));
        byte[] bytes = Files.readAllBytes(stored);
        bytes[40] ^= 1;
        Files.write(stored, bytes);
        checkDamaged();
        Files.write(stored, new byte[] {0}, StandardOpenOption.APPEND);
        checkDamaged();
        Files.delete(stored);
        checkDamaged();
    }

    private void checkDamaged() {
        check(
                "RB304 the repository's file of my-app 1.0 is missing, or not the one that was published",
                () -> repository.fetch(Packages.identity("my-app", "1.0")));
    }

    @Test
    void searchLooksAtIdsAndNames() {
        publish(packages.write("bundle/pos", "1.0", "x"));
        publish(packages.write("bundle/pos", "1.1", "x"));
        publish(packages.write("my-app", "1.0", "x"));
        check("[bundle/pos 1.1]", () -> found("POS"));
        check("[my-app 1.0]", () -> found("of MY"));
        check("[bundle/pos 1.1, my-app 1.0]", () -> found(""));
        check("[]", () -> found("nothing"));
    }

    private List<String> found(String text) {
        return repository.search(text).stream()
                .map(release -> release.identity().toString())
                .toList();
    }

    @Test
    void whatStandsInTheWayOfTheFolderIsNamed() throws IOException {
        Files.writeString(root, "a file");
        check(
                "RB306 the repository '$/repository' cannot be used:",
                () -> publish(packages.write("my-app", "1.0", "x")).substring(0, 51));
    }
}
