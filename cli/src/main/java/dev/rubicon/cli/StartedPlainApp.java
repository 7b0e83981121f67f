package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same new app without AL: its table in a {@code schema.json}, and a script for the first upgrade. */
record StartedPlainApp(StartedApp app) {
    /** Contents by path, to be written in this order. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("schema.json", Json.write(schema()));
        files.put("upgrade/OnUpgradePerCompany.sql", script());
        files.put(".gitignore", "out/\n.out/\n");
        files.put(".github/workflows/gate.yml", app.workflow());
        return files;
    }

    private ObjectNode schema() {
        ObjectNode json = Json.object()
                .put("id", app.id().toString())
                .put("name", app.name())
                .put("publisher", app.publisher())
                .put("version", app.version().toString());
        json.putArray("dependencies");
        ObjectNode table =
                json.putArray("tables").addObject().put("id", app.ids().from()).put("name", app.tableName());
        ArrayNode fields = table.putArray("fields");
        field(fields, 1, "Entry No.", "Integer").put("autoIncrement", true);
        field(fields, 2, "Description", "Text[100]");
        return json;
    }

    private static ObjectNode field(ArrayNode fields, int id, String name, String type) {
        return fields.addObject().put("id", id).put("name", name).put("type", type);
    }

    private String script() {
        return """
                -- What is here runs in each company when data of an earlier version is upgraded. What stands behind a line such as
                --   tag: MY-1-DESCRIPTION-20261231
                -- (with the dashes directly before the word) runs once, until the next such line. Tables are named so:
                --   UPDATE ${table:%s} SET "Description" = trim("Description");
                """.formatted(app.tableName());
    }
}
