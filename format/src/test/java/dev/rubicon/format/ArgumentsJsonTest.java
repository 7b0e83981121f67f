package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.InvalidInput;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                             | {}
            {"b": {"K": "v"}, "a": {"Z": "1", "Y": ""}}    | {"a":{"Y":"","Z":"1"},"b":{"K":"v"}}
            {"my-app": {"AllowForceSync": true}}           | RB125 the argument my-app.AllowForceSync in arguments.json is the boolean true, expected a string -> every argument is a string: put the value in quotes, "true"
            {"my-app": {"Port": 8060}}                     | RB125 the argument my-app.Port in arguments.json is the number 8060, expected a string -> every argument is a string: put the value in quotes, "8060"
            {"my-app": {"Port": null}}                     | RB125 the argument my-app.Port in arguments.json is null, expected a string -> every argument is a string: put the value in quotes, or leave the key out
            {"my-app": {"K": "1", "k": "2"}}               | RB126 the argument my-app.k stands twice in arguments.json -> keep one of them; keys ignore case
            {"my-app": "true"}                             | RB121 'my-app' in arguments.json is a string, expected an object -> correct the value
            {"My App": {}}                                 | RB101 'My App' is not a package id -> use a-z and 0-9, separated by single '-', '.' or '/', at most 80 characters, such as 'my-app' or 'bundle/pos'
            {"my-app": {"AllowForceSync": "yes"}}          | RB105 the argument my-app.AllowForceSync is 'yes' -> set it to 'true' or 'false'
            []                                             | RB121 arguments.json is a list, expected an object -> correct the value
            """)
    void everyValueIsAString(String document, String expected) {
        check(expected, document);
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        check("""
                RB125 the argument a.K in arguments.json is the boolean true, expected a string -> \
                every argument is a string: put the value in quotes, "true"
                RB125 the argument b.L in arguments.json is an object, expected a string -> \
                every argument is a string: put the value in quotes, or leave the key out""", "{\"a\": {\"K\": true}, \"b\": {\"L\": {}}}");
    }

    private static void check(String expected, String document) {
        String outcome;
        try {
            outcome =
                    Json.writeLine(ArgumentsJson.write(ArgumentsJson.read(ZipForge.utf8(document), "arguments.json")));
        } catch (InvalidInput e) {
            outcome = e.problems().stream()
                    .map(problem -> problem.code() + " " + problem.message() + " -> " + problem.hint())
                    .collect(Collectors.joining("\n"));
        }
        assertEquals(expected, outcome);
    }
}
