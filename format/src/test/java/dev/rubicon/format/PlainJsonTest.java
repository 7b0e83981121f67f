package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the short way reads, it reads as Jackson does; the rest it leaves alone. */
class PlainJsonTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String ALPHABET = "{}[]:,\"\\ \n\t01-.eEtrufalsn/*#'\u0001\uFEFF\u00e9bx+";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "0",
                "-1",
                "2147483647",
                "2147483648",
                "-2147483648",
                "-2147483649",
                "999999999999999999",
                "true",
                "[false, null]",
                "\"\"",
                "{\"a\": {\"a\": [1, \"x\", {}]}, \"b\": null}\n",
                "\"\\u00e9 \\ud83d\\ude00 \\\" \\\\ \\/ \\b\\f\\n\\r\\t é\""
            })
    void readsWhatProgramsWrite(String text) throws JsonProcessingException {
        assertEquals(Optional.of(STRICT.readTree(text)), PlainJson.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "1 2",
                "01",
                "-",
                "-01",
                "+1",
                "tru",
                "truex",
                "nullnull",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\u0001\"",
                "\"",
                "[/* */]",
                "\uFEFF{}"
            })
    void leavesWhatIsWrongToJackson(String text) {
        assertEquals(Optional.empty(), PlainJson.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "-0", "1234567890123456789"})
    void leavesRareNumbersToJackson(String text) {
        assertEquals(Optional.empty(), PlainJson.read(text));
    }

    @Test
    void leavesDeepNestingToJackson() {
        assertEquals(Optional.empty(), PlainJson.read("[".repeat(100_000)));
        assertEquals(Optional.empty(), PlainJson.read("[".repeat(95) + "]".repeat(95)));
    }

    @Test
    void neverReadsWhatJacksonDoesNotOrOtherwise() throws JsonProcessingException {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            String text = text(random);
            Optional<JsonNode> plain = PlainJson.read(text);
            if (plain.isPresent()) {
                assertEquals(STRICT.readTree(text), plain.get(), text);
            }
        }
    }

    // Nearly good documents: one character of a good one is another one, or is not there.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder(
                switch (random.nextInt(4)) {
                    case 0 -> "{\"a\": [1, -2, true, null], \"b\": \"x\\n\\u0041\"}";
                    case 1 -> "[[], {}, \"\", 0, 123456789012, {\"a\": {\"b\": []}}]";
                    case 2 -> " \"text \\\\ of some \\\" length\" ";
                    default -> "{\"k\":10,\"l\":[false,-7],\"k2\":\"\"}";
                });
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (random.nextBoolean()) {
                text.setCharAt(at, other);
            } else {
                text.insert(at, other);
            }
        }
        return text.toString();
    }

    @Test
    void whatIsLeftIsReadAsBefore() {
        assertEquals("1.50", Json.readExact("1.50", "a number").asText());
        assertThrows(dev.rubicon.model.InvalidInput.class, () -> Json.read("{\"a\":1,\"a\":2}", "twice"));
    }
}
