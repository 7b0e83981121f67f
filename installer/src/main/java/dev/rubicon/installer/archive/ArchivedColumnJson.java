package dev.rubicon.installer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.format.SchemaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Columns of an entry as the catalogue keeps them. */
final class ArchivedColumnJson {
    private static final String WHAT = "the archive catalogue";

    private ArchivedColumnJson() {}

    static String write(List<ArchivedColumn> columns) {
        ArrayNode array = Json.array();
        for (ArchivedColumn column : columns) {
            ObjectNode json = array.addObject()
                    .put("column", column.column())
                    .put("field", column.field())
                    .put("id", column.id())
                    .put("app", column.app().toString());
            SchemaJson.writeType(json, column.type());
            column.became().ifPresent(type -> SchemaJson.writeType(json.putObject("became"), type));
        }
        return Json.writeLine(array);
    }

    static List<ArchivedColumn> read(String text) {
        List<ArchivedColumn> columns = new ArrayList<>();
        Json.read(text, WHAT).forEach(node -> columns.add(read(node)));
        return columns;
    }

    private static ArchivedColumn read(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a column in " + WHAT);
        ArchivedColumn column = new ArchivedColumn(
                json.string("column"),
                json.string("field"),
                (int) json.integer("id"),
                json.parsed("app", UUID::fromString),
                SchemaJson.readType(json, WHAT),
                json.optional("became").map(type -> SchemaJson.readType(JsonObject.of(type, WHAT), WHAT)));
        json.end();
        return column;
    }
}
