package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexFileTest {
    private static final String ONE = line("1.0");
    private static final String TWO = line("2.0");

    private static String line(String version) {
        return "{\"id\":\"my-app\",\"version\":\"" + version + "\",\"name\":\"My app\",\"size\":1,\"sha256\":\""
                + "0".repeat(64) + "\"}\n";
    }

    private static void check(String expected, String text) {
        check(expected, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(String expected, byte[] bytes) {
        String outcome;
        try {
            List<Release> releases = new IndexFile(new PackageId("my-app"), "index/my-app.jsonl").parse(bytes);
            outcome = releases.stream()
                            .map(release -> release.version().toString())
                            .toList() + "";
            assertEquals(
                    new String(bytes, StandardCharsets.UTF_8),
                    new String(IndexFile.render(releases), StandardCharsets.UTF_8));
        } catch (Corrupt e) {
            outcome = e.problems().getFirst().code() + " " + e.getMessage();
        }
        assertEquals(expected, outcome);
    }

    @Test
    void everyLineIsARelease() {
        check("[1.0]", ONE);
        check("[1.0, 2.0]", ONE + TWO);
    }

    @Test
    void aHalfWrittenLineIsNamed() {
        check(
                "RB303 line 2 of index/my-app.jsonl of the repository is damaged: it does not end with a line feed",
                ONE + TWO.strip());
        check(
                "RB303 line 2 of index/my-app.jsonl of the repository is damaged: it is not valid JSON:"
                        + " Unexpected end-of-input: was expecting closing quote for a string value (line 1, column 9)",
                ONE + "{\"id\":\"m\n");
        check("RB303 line 1 of index/my-app.jsonl of the repository is damaged: it does not end with a line feed", "");
    }

    @Test
    void aLineThatSomebodyEditedIsNamed() {
        check(
                "RB303 line 2 of index/my-app.jsonl of the repository is damaged: it is not valid JSON: it is empty",
                ONE + "\n");
        check(
                "RB303 line 1 of index/my-app.jsonl of the repository is damaged: it has the unknown key 'note'",
                ONE.replace("}", ",\"note\":1}"));
        check(
                "RB303 line 1 of index/my-app.jsonl of the repository is damaged: it is about your-app",
                ONE.replace("my-app", "your-app"));
        check(
                "RB303 line 2 of index/my-app.jsonl of the repository is damaged: version 1.0 does not come after 2.0",
                TWO + ONE);
        check(
                "RB303 line 2 of index/my-app.jsonl of the repository is damaged: version 1.0.0 does not come after 1.0",
                ONE + line("1.0.0"));
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        check(
                "RB303 line 1 of index/my-app.jsonl of the repository is damaged: it is not valid JSON: it is not UTF-8",
                new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, '\n'});
    }
}
