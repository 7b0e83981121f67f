package dev.rubicon.al;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppReaderTest {
    private static final String APP_JSON = """
            {"id": "12345678-90ab-cdef-1234-567890abcdef", "name": "Pets", "publisher": "Zoo", "version": "1.2.0.0",
             "preprocessorSymbols": ["CLEAN1"]}
            """;

    @Test
    void allFilesOfTheAppMakeItsSchema() {
        check(
                "Pets 1.2.0.0 [table 1 A, table 2 B, table 3 C] [table extension 4 D]",
                Map.of(
                        "app.json",
                        APP_JSON,
                        "src/B.Table.al",
                        table(2, "B"),
                        "src/deep/A.AL",
                        table(1, "A"),
                        "CD.al",
                        table(3, "C") + "tableextension 4 D extends Customer { }",
                        "readme.md",
                        "table 5 {"));
    }

    @Test
    void symbolsComeFromTheAppAndFromTheCaller() {
        check(
                "Pets 1.2.0.0 [table 1 A, table 2 B] []",
                Map.of(
                        "app.json",
                        APP_JSON,
                        "A.al",
                        "#if CLEAN1\n" + table(1, "A") + "#endif\n#if extra\n" + table(2, "B")
                                + "#endif\n#if not CLEAN1\n" + table(3, "C") + "#endif"));
    }

    @Test
    void anAppMayHaveNoAlAtAll() {
        check("Pets 1.2.0.0 [] []", Map.of("app.json", APP_JSON));
    }

    @Test
    void findingsOfAllFilesAreReportedTogether() {
        checkRefused(
                List.of(
                        "RB213: a.al:1:1: expected an object, such as 'table' but found 'tabel'",
                        "RB211: b.al:2:1: the text that begins here is not closed",
                        "RB225: d.al:1:1: table 'D' has no fields"),
                Map.of(
                        "app.json", APP_JSON,
                        "a.al", "tabel 1 A { }",
                        "b.al", "table 2 B { }\n'",
                        "c.al", table(3, "C"),
                        "d.al", "table 4 D { }"));
    }

    @Test
    void thereIsNoEndToFaultsButToWhatIsListed() {
        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> AppReader.read(new MapFiles(Map.of("app.json", APP_JSON, "a.al", "$".repeat(5000))), Set.of()));
        assertEquals(101, refused.problems().size());
        Problem last = refused.problems().getLast();
        assertEquals("RB219: 4900 more problems are not listed", last.code() + ": " + last.message());
    }

    @Test
    void aFolderWithoutAppJsonIsNoProject() {
        checkRefused(
                List.of(
                        "RB200: there is no app.json, so this is no AL project, and no schema.json of an app without AL"),
                Map.of("src/app.json", APP_JSON));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        checkRefused(
                List.of("RB204: 'a.al' is larger than 16 MiB"),
                Map.of("app.json", APP_JSON, "a.al", " ".repeat(AppReader.MAX_FILE_BYTES + 1)));
    }

    @Test
    void aFileWithTooManyWordsIsRefused() {
        checkRefused(
                List.of("RB204: a.al:1:4000001: the file has more than 4000000 words"),
                Map.of("app.json", APP_JSON, "a.al", ";".repeat(5_000_000)));
    }

    private static String table(int id, String name) {
        return "table " + id + " " + name + " { fields { field(1; No; Integer) { } } }\n";
    }

    private static void check(String expected, Map<String, String> files) {
        App app = AppReader.read(new MapFiles(files), Set.of("EXTRA"));
        assertEquals(
                expected,
                app.identity() + " "
                        + app.schema().tables().stream().map(Object::toString).toList() + " "
                        + app.schema().extensions().stream()
                                .map(Object::toString)
                                .toList());
    }

    private static void checkRefused(List<String> expected, Map<String, String> files) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> AppReader.read(new MapFiles(files), Set.of("EXTRA")));
        assertEquals(
                expected,
                refused.problems().stream()
                        .map(problem -> problem.code() + ": " + problem.message())
                        .toList());
    }
}
