package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader hears that asks for lists of texts under {@code a} and for numbers under {@code n}. */
class JsonStreamTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": ["x", 1, true, null]}              | x 1 true  .
            {"a": null}                              | .
            {"b": {"a": ["no"]}, "a": ["yes"]}       | yes .
            {"b": [[{}], {"a": []}], "n": 7}         | 7
            {"a": []}                                | .
            {}                                       | ``
            """)
    void whatIsNotAskedForIsPassedOver(String json, String expected) {
        check(expected, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1}          | RB121: text has something else where a list is expected (line 1, column 7)
            {"a": [[]]}       | RB121: text has something else where a text is expected (line 1, column 8)
            {"n": "1"}        | RB121: text has something else where a whole number is expected (line 1, column 7)
            {"n": 1.5}        | RB121: text has something else where a whole number is expected (line 1, column 7)
            {"n": 3000000000} | RB121: text has something else where a whole number of 32 bits is expected (line 1, column 7)
            []                | RB121: text has something else where an object is expected (line 1, column 1)
            null              | RB121: text has something else where an object is expected (line 1, column 1)
            {"n": 1, "n": 2}  | RB120: text is not valid JSON: Duplicate field 'n' (line 1, column 13)
            {} {}             | RB120: text is not valid JSON: text follows its end
            ``                | RB120: text is not valid JSON: it ends too early
            """)
    void whatIsWrongIsSaidWithItsPlace(String json, String expected) {
        assertEquals(expected, refusal(json));
    }

    @Test
    void aDocumentThatEndsEarlyIsNotValid() {
        assertEquals("RB120", refusal("{\"a\": [").substring(0, 5));
    }

    @Test
    void aDiskThatFailsIsNotTakenForBadText() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThrows(UncheckedIOException.class, () -> JsonStream.read(broken, "text", (key, value) -> {}));
    }

    private static void check(String expected, String json) {
        assertEquals(expected, heard(json).strip());
    }

    private static String refusal(String json) {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> heard(json));
        return refusal.problems().getFirst().code() + ": "
                + refusal.problems().getFirst().message();
    }

    private static String heard(String json) {
        StringBuilder heard = new StringBuilder();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonStream.read(new ByteArrayInputStream(bytes), "text", (key, value) -> {
            switch (key) {
                case "a" -> {
                    value.list(element -> heard.append(element.text()).append(' '));
                    heard.append('.');
                }
                case "n" -> heard.append(value.integer());
                default -> {
                    // Passed over.
                }
            }
        });
        return heard.toString();
    }
}
