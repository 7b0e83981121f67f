package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyTest {
    @ParameterizedTest
    @CsvSource({
        "my-app,                   my-app, ''",
        "my-app@,                  my-app, ''",
        "my-app@22.0,              my-app, 22.0",
        "bundle/pos@!^ >=2.0 <3.0, bundle/pos, '!^ >=2.0 <3.0'",
        "my-app@*-rc >> 1.0,       my-app, '*-rc >> 1.0'"
    })
    void theQueryStandsAfterTheFirstAt(String text, String id, String query) {
        check(Dependency.on(new PackageId(id), VersionQuery.parse(query)), text);
    }

    @Test
    void aBadIdAndABadQueryAreRefusedAsSuch() {
        assertEquals("RB101", code("My-App@1.0"));
        assertEquals("RB101", code("@1.0"));
        assertEquals("RB103", code("my-app@~1.0"));
        assertEquals("RB103", code("my-app@1.0@2.0"));
    }

    private static void check(Dependency expected, String text) {
        Dependency parsed = Dependency.parse(text);
        assertEquals(expected, parsed);
        assertEquals(expected, Dependency.parse(parsed.toString()));
    }

    private static String code(String text) {
        return assertThrows(InvalidInput.class, () -> Dependency.parse(text))
                .problems()
                .getFirst()
                .code();
    }
}
