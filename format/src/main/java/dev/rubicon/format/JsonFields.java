package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keys that are left out when there is nothing to say. */
final class JsonFields {
    private JsonFields() {}

    static void putIfPresent(ObjectNode json, String key, Optional<?> value) {
        value.ifPresent(present -> json.put(key, present.toString()));
    }

    static void putIfTrue(ObjectNode json, String key, boolean value) {
        if (value) {
            json.put(key, true);
        }
    }

    static <T> void putUnlessEmpty(ObjectNode json, String key, List<T> values, Function<T, JsonNode> write) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(key);
            values.forEach(value -> array.add(write.apply(value)));
        }
    }
}
