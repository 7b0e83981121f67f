package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void crossingForceVersionIsExplained() {
        check("""
                ForceSync: destructive changes are allowed
                  because the update crosses ForceVersion: 1.0.0 < 2.0.0 <= 2.1.0
                  Allowed is not destructive: the plan says what would be lost, and that is archived first.
                """, "--from", "1.0.0", "--to", "2.1.0", "--force-version", "2.0.0");
    }

    @Test
    void allReasonsAreGiven() {
        check(
                """
                ForceSync: destructive changes are allowed
                  because AllowForceSync is 'true' for the package
                  and because AllowForceSync is 'true' for the platform, and so for every package
                  and because the update crosses ForceVersion: 1.0 < 2.0 <= 2.0
                  Allowed is not destructive: the plan says what would be lost, and that is archived first.
                """,
                "--from",
                "1.0",
                "--to",
                "2.0",
                "--force-version",
                "2.0",
                "--allow-force-sync",
                "TRUE",
                "--platform-allow-force-sync",
                "true");
    }

    @Test
    void whatForcesNothingIsExplainedToo() {
        check("""
                Add: nothing allows destructive changes
                  ForceVersion 2.0.0 lies behind: it is not higher than 2.1.0.
                  A version that removes, renames or narrows something is refused at planning time,
                  before anything is touched.
                """, "--from", "2.1.0", "--to", "2.2.0", "--force-version", "2.0.0");
        check("""
                Add: nothing allows destructive changes
                  The package declares no ForceVersion, and AllowForceSync is not 'true'.
                  A version that removes, renames or narrows something is refused at planning time,
                  before anything is touched.
                """, "--from", "2.1.0", "--to", "2.2.0", "--allow-force-sync", "false");
        check("Add: there is no data yet, so there is nothing to lose\n", "--to", "2.0");
        check("nothing to do: the instance has 2.0.0 already\n", "--from", "2.0", "--to", "2.0.0");
        check("""
                refused: 2.1 to 2.0 is a downgrade
                  No argument allows that.
                """, "--from", "2.1", "--to", "2.0");
        check("""
                invalid package: ForceVersion 3.0 is higher than its version 2.0
                  It is refused when it is built, published and installed.
                """, "--from", "1.0", "--to", "2.0", "--force-version", "3.0");
    }

    @Test
    void programsGetJson() {
        check("""
                {"decision":"Force","syncMode":"ForceSync","reasons":["argument","crosses ForceVersion"]}
                """, "--from", "1.0", "--to", "2.0", "--force-version", "2.0", "--allow-force-sync", "true", "--json");
        check("{\"decision\":\"No force\",\"syncMode\":\"Add\"}\n", "--to", "2.0", "--json");
        check("{\"decision\":\"downgrade\"}\n", "--from", "3.0", "--to", "2.0", "--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forceversion.jsonl", "forceversion-scope.jsonl"})
    void everyRowOfATableIsAnswered(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (var stream = ForceCommandTest.class.getResourceAsStream(resource)) {
            Files.copy(stream, file);
        }
        StringBuilder expected = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = Json.read(line, resource);
            String answer = row.get("expected").textValue();
            boolean other = List.of("no metadata", "first install").contains(answer);
            expected.append("{\"n\":").append(row.get("n")).append(",\"expected\":\"");
            expected.append(other ? "No force" : answer).append("\"}\n");
        }
        check(expected.toString(), "--cases", file.toString(), "--json");
    }

    @Test
    void aBadRowIsNamedByItsLine() throws IOException {
        Path file = folder.resolve("cases.jsonl");
        Files.writeString(file, "{\"to\": \"1.0\"}\n\n{\"from\": \"1.x\", \"to\": \"2.0\"}\n");
        Run run = Run.of(new ForceCommand(), "--cases", file.toString(), "--json");
        assertEquals(4, run.code());
        assertEquals("{\"n\":1,\"expected\":\"No force\"}\n", run.out());
        assertEquals(
                "error RB102: line 3 of " + file + ": '1.x' is not a version",
                run.err().lines().findFirst().orElseThrow());
        refuse(4, "error RB120: line 1 of", "{");
        refuse(4, "error RB121: line 1 of", "[1]");
        refuse(4, "error RB122: line 1 of", "{\"from\": \"1.0\"}");
        refuse(4, "error RB121: line 1 of", "{\"to\": 1.0}");
        refuse(4, "error RB105: line 1 of", "{\"to\": \"1.0\", \"allowForceSync\": \"yes\"}");
        refuse(4, "error RB120: line 1 of", "[".repeat(100_000));
    }

    private void refuse(int code, String message, String content) throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.writeString(file, content);
        Run run = Run.of(new ForceCommand(), "--cases", file.toString(), "--json");
        assertEquals(code, run.code());
        assertTrue(run.err().startsWith(message), run::err);
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        Run run = Run.of(
                new ForceCommand(), "--cases", folder.resolve("none.jsonl").toString());
        assertEquals(4, run.code());
        assertTrue(run.err().startsWith("error RB801: the cases in "), run::err);
    }

    @Test
    void badOptionsAreUsageErrorsInOurWords() {
        Run run = Run.of(new ForceCommand(), "--to", "2.x");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("RB102: '2.x' is not a version"), run::err);
        assertEquals(2, Run.of(new ForceCommand()).code());
        assertEquals(2, Run.of(new ForceCommand(), "--from", "1.0").code());
        assertEquals(
                2,
                Run.of(new ForceCommand(), "--to", "1.0", "--allow-force-sync", "yes")
                        .code());
        assertEquals(
                2, Run.of(new ForceCommand(), "--to", "1.0", "--cases", "x").code());
    }

    private static void check(String expected, String... arguments) {
        Run run = Run.of(new ForceCommand(), arguments);
        assertEquals("", run.err());
        assertEquals(expected, run.out());
        assertEquals(0, run.code());
    }
}
