package dev.rubicon.al.runtime.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads a tree. */
public final class JsonReader {
    private JsonReader() {}

    /** Absent if it is no JSON, or too large or too deep. */
    public static Optional<JsonTree> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(tree(Json.readExact(text, "a text")));
        } catch (InvalidInput noJson) {
            return Optional.empty();
        }
    }

    private static JsonTree tree(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                JsonMembers object = new JsonMembers();
                node.properties().forEach(member -> object.put(member.getKey(), tree(member.getValue())));
                yield object;
            }
            case ARRAY -> {
                JsonElements array = new JsonElements();
                node.forEach(element -> array.add(tree(element)));
                yield array;
            }
            case NUMBER -> JsonScalar.of(number(node));
            case BOOLEAN -> JsonScalar.of(node.booleanValue());
            case NULL -> JsonScalar.nothing();
            case STRING, BINARY, POJO, MISSING -> JsonScalar.of(node.asText());
        };
    }

    private static BigDecimal number(JsonNode node) {
        return node.isIntegralNumber() ? new BigDecimal(node.bigIntegerValue()) : node.decimalValue();
    }
}
