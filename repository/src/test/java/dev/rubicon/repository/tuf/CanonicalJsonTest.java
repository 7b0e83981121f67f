package dev.rubicon.repository.tuf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One document has one canonical form, whichever way it is written. */
class CanonicalJsonTest {
    private static void check(String expected, String document) {
        assertEquals(expected, new String(CanonicalJson.bytes(Json.read(document, "it")), StandardCharsets.UTF_8));
    }

    @Test
    void keysAreInTheOrderOfTheirCodePoints() {
        check("{\"\":0,\"B\":1,\"a\":2,\"ab\":3,\"ä\":4}", "{\"ä\": 4, \"ab\": 3, \"a\": 2, \"B\": 1, \"\": 0}");
        // U+1F600 is written with two surrogates, which are before U+FFFD as characters.
        check(
                "{\"a\uFFFD\":1,\"a\uD83D\uDE00\":2,\"a\uD83D\uDE01\":3}",
                "{\"a\uD83D\uDE01\": 3, \"a\uD83D\uDE00\": 2, \"a\uFFFD\": 1}");
    }

    @Test
    void onlyQuotesAndBackslashesAreEscaped() {
        check("{\"a\\\"\\\\\n\":[true,null,-1,12345678901234567890]}", """
                {"a\\"\\\\\\n": [ true, null, -1, 12345678901234567890 ]}
                """);
    }
}
