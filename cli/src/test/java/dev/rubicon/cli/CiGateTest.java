package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/ci/gate.sh}, run by a real shell in a real git repository, as a pipeline runs it. */
class CiGateTest {
    @TempDir
    private Path folder;

    private Path app;
    private String launcher;

    @BeforeEach
    void anAppInARepository() throws IOException, InterruptedException {
        launcher = launcher(folder.resolve("rubicon")).toString();
        app = Files.createDirectories(folder.resolve("tree/my app"));
        app("1.0.0.0", "field(2; Name; Text[50]) { }");
        git("init", "-q");
        commit();
    }

    // The test's own class path, in a process of its own.
    private static Path launcher(Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                file,
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' dev.rubicon.cli.Main \"$@\"\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    void whatBreaksNothingPasses() throws IOException, InterruptedException {
        app("1.1.0.0", "field(2; Name; Text[50]) { } field(3; Born; Date) { }");
        check(0, "SC002", "adds field Pet.Born", "no ForceVersion, proven against 1 earlier version");
        assertTrue(Files.isRegularFile(folder.resolve("tree/out/my-app_1.1.0.0.zip")));
    }

    @Test
    void whatBreaksSomethingNeedsAForceVersion() throws IOException, InterruptedException {
        app("2.0.0.0", "field(2; Name; Text[40]) { }");
        check(4, "SC107", "error RB172", "put {\"ForceVersion\": \"2.0.0.0\"} into AppMetadata.json");
        Files.writeString(app.resolve("AppMetadata.json"), "{\"ForceVersion\": \"2.0.0.0\"}");
        check(0, "SC107", "ForceVersion 2.0.0.0, proven against 1 earlier version");
    }

    @Test
    void whatBreaksSomethingNeedsAHigherVersion() throws IOException, InterruptedException {
        app("1.0.0.0", "field(2; Name; Text[40]) { }");
        check(4, "SC107", "the version is still 1.0.0.0: raise it");
    }

    @Test
    void aNewAppPasses() throws IOException, InterruptedException {
        commit();
        Path other = Files.createDirectories(folder.resolve("tree/other"));
        Files.copy(app.resolve("app.json"), other.resolve("app.json"));
        Files.copy(app.resolve("Pet.al"), other.resolve("Pet.al"));
        assertEquals(0, gate("HEAD", Map.of("APP", "other")).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"field(2; Name; Text) { }", "field(2; Name"})
    void whatCannotBeReadFails(String fields) throws IOException, InterruptedException {
        app("1.1.0.0", fields);
        check(4, "error RB2");
    }

    @Test
    void theWholeRepositoryMayBeTheApp() throws IOException, InterruptedException {
        app("2.0.0.0", "field(2; Name; Text[40]) { }");
        Ended ended = gate("HEAD", Map.of("APP", "."), app);
        assertEquals(4, ended.code(), ended.said());
        assertTrue(ended.said().contains("RB172"), ended.said());
    }

    @Test
    void publishedPackagesAreWhatCounts() throws IOException, InterruptedException {
        List<String> pack = List.of("pack", "--id", "my-app", "--version", "1.0.0.0", "--path", app.toString());
        List<String> packed = new ArrayList<>(pack);
        packed.addAll(List.of("--output", folder.resolve("first").toString()));
        CommandLineRun.mustRun(folder, packed.toArray(String[]::new));
        String repository = folder.resolve("store").toString();
        CommandLineRun.mustRun(
                folder,
                "publish",
                "--repository",
                repository,
                folder.resolve("first/my-app_1.0.0.0.zip").toString());
        app("2.0.0.0", "field(2; Name; Text[40]) { }");
        commit();
        Ended ended = gate(
                "HEAD",
                Map.of(
                        "REPOSITORY",
                        repository,
                        "ROOT",
                        repository + "/metadata/1.root.json",
                        "RUBICON_HOME",
                        folder.resolve("pipeline").toString()));
        assertEquals(4, ended.code(), ended.said());
        assertTrue(ended.said().contains("RB172"), ended.said());
    }

    private void check(int code, String... said) throws IOException, InterruptedException {
        Ended ended = gate("HEAD", Map.of());
        assertEquals(code, ended.code(), ended.said());
        for (String text : said) {
            assertTrue(ended.said().contains(text), ended.said());
        }
        String summary = Files.readString(folder.resolve("summary.md"));
        assertTrue(ended.said().startsWith(summary), "what was printed is in the summary");
        Files.delete(folder.resolve("summary.md"));
    }

    private record Ended(int code, String said) {}

    private Ended gate(String base, Map<String, String> others) throws IOException, InterruptedException {
        return gate(base, others, folder.resolve("tree"));
    }

    private Ended gate(String base, Map<String, String> others, Path where) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(
                        "sh", CommandLineRun.ROOT.resolve("examples/ci/gate.sh").toString())
                .directory(where.toFile())
                .redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "RUBICON",
                        launcher,
                        "APP",
                        "my app",
                        "PACKAGE",
                        "my-app",
                        "BASE",
                        base,
                        "SUMMARY",
                        folder.resolve("summary.md").toString()));
        shell.environment().putAll(others);
        return ended(shell.start());
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private void app(String version, String fields) throws IOException {
        Files.writeString(
                app.resolve("app.json"),
                "{\n  \"id\": \"11111111-2222-3333-4444-555555555555\",\n  \"name\": \"Pets\",\n  \"publisher\": \"Zoo\",\n"
                        + "  \"version\": \"" + version + "\"\n}\n");
        Files.writeString(
                app.resolve("Pet.al"), "table 50100 Pet { fields { field(1; Id; Integer) { } " + fields + " } }");
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=Zoo", "-c", "user.email=zoo@example.com", "commit", "-q", "--allow-empty", "-m", "next");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", folder.resolve("tree").toString()));
        command.addAll(List.of(arguments));
        Ended ended =
                ended(new ProcessBuilder(command).redirectErrorStream(true).start());
        assertEquals(0, ended.code(), ended.said());
    }
}
