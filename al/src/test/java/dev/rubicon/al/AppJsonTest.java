package dev.rubicon.al;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the inputs, {@code '} stands for {@code "}. */
class AppJsonTest {
    private static final String ID = "'id': '12345678-90ab-cdef-1234-567890abcdef'";
    private static final String NAMES = "'name': 'Pets', 'publisher': 'Zoo'";
    private static final String VERSION = "'version': '1.2.3.4'";

    @Test
    void anAppSaysWhoItIsAndWhatItNeeds() {
        check(
                "12345678-90ab-cdef-1234-567890abcdef Pets by Zoo 1.2.3.4 needs [Food >=2.0.0.0,"
                        + " 00000000-0000-0000-0000-000000000002 >=3.0.0.0] symbols [CLEAN1, CLEAN2]",
                "{" + ID + "," + NAMES + "," + VERSION + """
                        , 'dependencies': [
                            {'id': '00000000-0000-0000-0000-000000000001', 'name': 'Food', 'publisher': 'Zoo', 'version': '2.0.0.0'},
                            {'appId': '00000000-0000-0000-0000-000000000002', 'version': '3.0.0.0'}],
                          'preprocessorSymbols': ['CLEAN1', 'CLEAN2']}
                        """);
    }

    @Test
    void keysThatWeDoNotUseMayHoldAnything() {
        check(
                "12345678-90ab-cdef-1234-567890abcdef Pets by Zoo 1.2.3.4 needs [] symbols []",
                "{" + ID + "," + NAMES + "," + VERSION
                        + ", 'features': 'x', 'idRanges': [{'from': 1}], 'dependencies': null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.0         | write four numbers, such as 1.0.0.0
            1.0.0.0-rc  | write four numbers, such as 1.0.0.0
            1..0.0      | write four numbers, such as 1.0.0.0
            1.0.0.0.0   | write four numbers, such as 1.0.0.0
            $(version)  | it is a template: put the version there that the build would, such as 1.0.0.0
            """)
    void aVersionHasFourNumbers(String version, String hint) {
        checkRefused(
                List.of("RB202: the version '" + version + "' of app.json is not four numbers; " + hint),
                "{" + ID + "," + NAMES + ", 'version': '" + version + "'}");
    }

    @Test
    void allThatIsWrongIsReportedTogether() {
        checkRefused(
                List.of(
                        "RB201: the id '1-2-3-4-5' of app.json is not a GUID;"
                                + " write it like 12345678-90ab-cdef-1234-567890abcdef",
                        "RB203: the name in app.json is empty; write one",
                        "RB122: app.json has no 'publisher'; add that key",
                        "RB121: 'version' in app.json is the number 1, expected a string; correct the value",
                        "RB201: the id 'x' of the dependency 'x' in app.json is not a GUID;"
                                + " write it like 12345678-90ab-cdef-1234-567890abcdef",
                        "RB121: 'preprocessorSymbols' in app.json is a string, expected a list; correct the value"),
                "{'id': '1-2-3-4-5', 'name': ' ', 'version': 1, 'dependencies': [{'id': 'x', 'version': '1.0.0.0'}],"
                        + " 'preprocessorSymbols': 'A'}");
    }

    @Test
    void aDependencyNeedsAVersion() {
        checkRefused(
                List.of("RB202: the version '$(min)' of the dependency 'Food' in app.json is not four numbers;"
                        + " it is a template: put the version there that the build would, such as 1.0.0.0"),
                "{" + ID + "," + NAMES + "," + VERSION
                        + ", 'dependencies': [{'id': '00000000-0000-0000-0000-000000000001', 'name': 'Food', 'version': '$(min)'}]}");
    }

    private static void check(String expected, String input) {
        AppJson json = read(input);
        assertEquals(
                expected,
                json.identity().id() + " " + json.identity().name() + " by "
                        + json.identity().publisher() + " " + json.identity().version() + " needs "
                        + json.dependencies() + " symbols " + json.preprocessorSymbols());
    }

    private static void checkRefused(List<String> expected, String input) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(input));
        assertEquals(
                expected,
                refused.problems().stream()
                        .map(problem -> problem.code() + ": " + problem.message() + "; " + problem.hint())
                        .toList());
    }

    private static AppJson read(String input) {
        return AppJson.read(input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
