package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that one machine has made, and another publishes to. */
class PublishElsewhereTest {
    @TempDir
    private Path folder;

    private Path maker;
    private Path other;
    private String repository;
    private String root;

    @BeforeEach
    void begin() throws IOException {
        maker = Files.createDirectories(folder.resolve("maker"));
        other = Files.createDirectories(folder.resolve("other"));
        repository = folder.resolve("repository").toString();
        root = repository + "/metadata/1.root.json";
        CommandLineRun.mustRun(maker, "pack", "--id", "app", "--version", "1.0", "--output", "$DIR/out");
        CommandLineRun.mustRun(maker, "publish", "$DIR/out/app_1.0.zip", "--repository", repository);
        CommandLineRun.mustRun(other, "pack", "--id", "app", "--version", "2.0", "--output", "$DIR/out");
    }

    private void check(int exitCode, String expected, String... words) {
        Scenarios.Answer answer = CommandLineRun.run(List.of(words), other);
        String said = answer.output().lines().findFirst().orElse("").replaceAll("\\(.*\\)", "(...)");
        assertEquals(expected + " -> " + exitCode, said + " -> " + answer.exitCode());
    }

    private void bringKeys() throws IOException {
        Path keys = Files.createDirectories(other.resolve("home/keys"));
        try (Stream<Path> all = Files.list(maker.resolve("home/keys"))) {
            for (Path key : all.toList()) {
                Files.copy(key, keys.resolve(key.getFileName()));
            }
        }
    }

    @Test
    void anotherMachineNeedsTheRootAndTheKeys() throws IOException {
        check(
                3,
                "error RB320: nobody has said yet whose the repository '" + repository + "' is",
                "publish",
                "$DIR/out/app_2.0.zip",
                "--repository",
                repository);
        Scenarios.Answer keyless = CommandLineRun.run(
                List.of("publish", "$DIR/out/app_2.0.zip", "--repository", repository, "--root", root), other);
        assertEquals("error RB321", keyless.output().substring(0, 11));
        bringKeys();
        check(0, "published app 2.0 (...)", "publish", "$DIR/out/app_2.0.zip", "--repository", repository);
    }

    @Test
    void aFolderOfPackagesIsImportedTheSameWay() throws IOException {
        bringKeys();
        check(
                0,
                "published app 2.0 (...)",
                "repository",
                "import",
                "$DIR/out",
                "--repository",
                repository,
                "--root",
                root);
    }

    @Test
    void aRootOfNothingIsRefused() {
        String none = folder.resolve("none").toString();
        check(
                4,
                "error RB300: '" + none + "' is not a repository, so that --root cannot be its root",
                "publish",
                "$DIR/out/app_2.0.zip",
                "--repository",
                none,
                "--root",
                root);
        check(
                4,
                "error RB333: --root is given 2 times, for one repository",
                "publish",
                "$DIR/out/app_2.0.zip",
                "--repository",
                repository,
                "--root",
                root,
                "--root",
                root);
    }

    @Test
    void whatIsNoRootIsRefused() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
        Scenarios.Answer answer = CommandLineRun.run(
                List.of("publish", "$DIR/out/app_2.0.zip", "--repository", repository, "--root", wrong.toString()),
                other);
        assertEquals(3, answer.exitCode(), answer::output);
    }
}
