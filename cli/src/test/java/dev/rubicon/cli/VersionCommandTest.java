package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCommandTest {
    @TempDir
    private Path folder;

    @Test
    void twoVersionsAreComparedInASentence() {
        check("1.9.0 is older than 1.10.0\n", "compare", "1.9.0", "1.10.0");
        check("2.0 is newer than 2.0.0-rc.1\n", "compare", "2.0", "2.0.0-rc.1");
        check("1.0 and 1.0.0.0 are equal\n", "compare", "1.0", "1.0.0.0");
    }

    @Test
    void programsGetTheOrder() {
        check("{\"order\":-1}\n", "compare", "1.9.0", "1.10.0", "--json");
        check("{\"order\":0}\n", "compare", "--json", "1.0", "1.0.0");
        check("{\"order\":1}\n", "compare", "2.0", "1.0", "--json");
    }

    @Test
    void aQueryPicksAVersionOrSaysWhyNot() {
        check("yes: '1.9 || >=2.0 <3.0' picks 1.9.5\n", "match", "1.9.5", "1.9 || >=2.0 <3.0");
        check("no: 3.0 is outside '1.9 || >=2.0 <3.0'\n", "match", "3.0", "1.9 || >=2.0 <3.0");
        check("yes: '- >=2.0' picks 2.0\n", "match", "2.0", "--", "- >=2.0");
        check(
                "no: 2.0.0-rc.1 is in the range of '>=1.0', but a pre-release is picked only when the query names its"
                        + " label, such as '*-rc.1'; if it is installed already, it may stay\n",
                "match",
                "2.0.0-rc.1",
                ">=1.0");
        check("{\"matches\":true}\n", "match", "22.0.5", "22.0", "--json");
        check("{\"matches\":false}\n", "match", "22.1", "22.0", "--json");
        check("{\"matches\":true}\n", "match", "22.1", "", "--json");
    }

    @Test
    void everyRowOfATableIsAnswered() throws IOException {
        Path file = folder.resolve("ranges.jsonl");
        try (var stream = VersionCommandTest.class.getResourceAsStream("ranges.jsonl")) {
            Files.copy(stream, file);
        }
        StringBuilder expected = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = Json.read(line, "ranges.jsonl");
            expected.append("{\"matches\":").append(row.get("expected")).append("}\n");
        }
        check(expected.toString(), "match", "--cases", file.toString(), "--json");
    }

    @Test
    void everyPairOfATableIsCompared() throws IOException {
        Path file = folder.resolve("pairs.jsonl");
        Files.writeString(file, "{\"a\":\"1.0\",\"b\":\"1.0.0\"}\n{\"a\":\"2.0\",\"b\":\"10.0\",\"note\":\"x\"}\n");
        check("{\"order\":0}\n{\"order\":-1}\n", "compare", "--cases", file.toString(), "--json");
        Files.writeString(file, "{\"a\":\"1.0\"}\n");
        Run run = Run.of(new VersionCommand(), "compare", "--cases", file.toString(), "--json");
        assertEquals(4, run.code());
        assertTrue(run.err().startsWith("error RB122: line 1 of "), run::err);
    }

    @Test
    void badVersionsAndQueriesAreUsageErrorsInOurWords() {
        refuse("RB102: '1.x' is not a version", "compare", "1.x", "1.0");
        refuse("RB103: '~1.0' is not a version query", "match", "1.0", "~1.0");
        refuse("Missing required", "compare", "1.0");
        refuse("Missing required", "match");
        refuse("Missing required subcommand");
    }

    private static void refuse(String message, String... arguments) {
        Run run = Run.of(new VersionCommand(), arguments);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run::err);
    }

    private static void check(String expected, String... arguments) {
        Run run = Run.of(new VersionCommand(), arguments);
        assertEquals("", run.err());
        assertEquals(expected, run.out());
        assertEquals(0, run.code());
    }
}
