package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is compared with what it was at a revision, by the git that is there. */
class GitDiffTest {
    @TempDir
    private Path folder;

    private Path app;

    @BeforeEach
    void twoRevisionsAndAChange() throws IOException, InterruptedException {
        app = Files.createDirectories(folder.resolve("apps/pets"));
        Files.writeString(
                app.resolve("app.json"),
                "{\"id\":\"11111111-2222-3333-4444-555555555555\",\"name\":\"Pets\",\"publisher\":\"Zoo\",\"version\":\"1.0.0.0\"}");
        Files.createDirectories(app.resolve(".cache"));
        Files.writeString(app.resolve(".cache/Old.al"), "no AL at all");
        git("init", "-q");
        write("field(2; Name; Text[50]) { }");
        commit("first");
        write("field(2; Name; Text[50]) { } field(3; Größe; Decimal) { }");
        commit("second");
        write("field(2; Name; Text[40]) { }");
    }

    @Test
    void twoRevisionsAreCompared() {
        check(0, "SC002", "field Pet.Größe", "HEAD~1..HEAD");
    }

    @Test
    void aRevisionIsComparedWithTheFilesAsTheyAre() {
        check(3, "SC107", "shortens field Pet.Name", "HEAD..");
    }

    @Test
    void whatIsNoRevisionIsRefused() {
        check(4, "RB834", "'nowhere' is no revision", "nowhere..");
        check(4, "RB834", "it begins with '-'", "--help..HEAD");
        check(2, "RB834", "is no range of revisions", "HEAD");
    }

    private void check(int exitCode, String code, String said, String range) {
        Scenarios.Answer answer = CommandLineRun.run(List.of("diff", "--git=" + range, app.toString()), folder);
        assertEquals(
                List.of(exitCode, true, true),
                List.of(
                        answer.exitCode(),
                        answer.output().contains(code),
                        answer.output().contains(said)),
                answer.output());
    }

    private void write(String fields) throws IOException {
        Files.writeString(
                app.resolve("Pet.al"), "table 50100 Pet { fields { field(1; Id; Integer) { } " + fields + " } }");
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=Zoo", "-c", "user.email=zoo@example.com", "commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), said);
    }
}
