package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import java.util.List;

/** The enums of a schema as JSON. */
final class EnumJson {
    private EnumJson() {}

    static ObjectNode write(EnumType type) {
        ObjectNode json = Json.object().put("id", type.id()).put("name", type.name());
        writeValues(json, type.values());
        return json;
    }

    static ObjectNode write(EnumExtension extension) {
        ObjectNode json = Json.object()
                .put("id", extension.id())
                .put("name", extension.name())
                .put("extends", extension.target());
        writeValues(json, extension.values());
        return json;
    }

    private static void writeValues(ObjectNode owner, List<EnumValue> values) {
        ArrayNode array = owner.putArray("values");
        values.forEach(
                value -> array.addObject().put("ordinal", value.ordinal()).put("name", value.name()));
    }

    static EnumType readType(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "an enum in " + what);
        EnumType type = new EnumType((int) json.integer("id"), json.string("name"), readValues(json, what));
        json.end();
        return type;
    }

    static EnumExtension readExtension(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "an enum extension in " + what);
        EnumExtension extension = new EnumExtension(
                (int) json.integer("id"), json.string("name"), json.string("extends"), readValues(json, what));
        json.end();
        return extension;
    }

    private static List<EnumValue> readValues(JsonObject owner, String what) {
        return owner.list("values", node -> {
            JsonObject json = JsonObject.of(node, "a value of an enum in " + what);
            EnumValue value = new EnumValue((int) json.integer("ordinal"), json.string("name"));
            json.end();
            return value;
        });
    }
}
