package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainJsonTextTest {
    @Test
    void emptyTreesHaveNothingBetweenTheirBrackets() {
        check("{\"a\":{},\"b\":[]}", "{\n  \"a\": {},\n  \"b\": []\n}", "{\"a\": {}, \"b\": []}");
    }

    @Test
    void membersAndElementsStandOnLinesOfTheirOwn() {
        check(
                "{\"a\":[1,true,null]}",
                "{\n  \"a\": [\n    1,\n    true,\n    null\n  ]\n}",
                "{\"a\": [1, true, null]}");
    }

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        StringBuilder all = new StringBuilder();
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            all.append((char) letter);
        }
        checkAsJackson(Json.object().put(all.toString(), all.toString()));
    }

    @Test
    void anyTreeIsWrittenAsJacksonWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            checkAsJackson(tree(random, 5));
        }
    }

    @Test
    void whatIsRareIsLeftToJackson() {
        assertEquals(Optional.empty(), PlainJsonText.line(Json.array().add(0.1)));
        assertEquals(Optional.empty(), PlainJsonText.line(Json.array().add(new BigDecimal("1.50"))));
        assertEquals(Optional.empty(), PlainJsonText.line(Json.array().add(new byte[] {1, 2})));
        assertEquals("[0.1]", Json.writeLine(Json.array().add(0.1)));
    }

    @Test
    void whatIsDeepIsLeftToJackson() {
        ArrayNode deepest = Json.array();
        JsonNode deep = deepest;
        for (int i = 0; i < 500; i++) {
            deep = Json.array().add(deep);
        }
        assertEquals(Optional.empty(), PlainJsonText.indented(deep));
        assertEquals("[".repeat(501) + "]".repeat(501), Json.writeLine(deep));
    }

    private static JsonNode tree(Random random, int depth) {
        ObjectNode object = Json.object();
        ArrayNode array = object.putArray("");
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = text(random);
            switch (random.nextInt(depth == 0 ? 5 : 6)) {
                case 0 -> array.add(object.put(name, text(random)).get(name));
                case 1 -> array.add(object.put(name, random.nextLong()).get(name));
                case 2 -> array.add(object.put(name, random.nextInt()).get(name));
                case 3 -> array.add(object.put(name, new BigInteger(90, random)).get(name));
                case 4 -> array.add(object.putNull(name).get(name)).add(random.nextBoolean());
                default ->
                    array.add(tree(random, depth - 1))
                            .add(object.set(name, tree(random, depth - 1)).get(name));
            }
        }
        return object;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(128) : random.nextInt(0xD800));
        }
        return text.toString();
    }

    private static void check(String line, String indented, String read) {
        JsonNode node = Json.read(read, "the test");
        assertEquals(Optional.of(line), PlainJsonText.line(node));
        assertEquals(Optional.of(indented), PlainJsonText.indented(node));
        checkAsJackson(node);
    }

    private static void checkAsJackson(JsonNode node) {
        assertEquals(Optional.of(Json.Jackson.line(node)), PlainJsonText.line(node));
        assertEquals(Optional.of(Json.Jackson.indented(node)), PlainJsonText.indented(node));
    }
}
