package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Quoted;
import java.util.List;
import java.util.Optional;

/** Rows of a database as a table for people or JSON for programs. An absent value is NULL. */
final class Rows {
    private Rows() {}

    static TextTable table(List<String> columns, List<List<Optional<String>>> rows) {
        TextTable table = new TextTable(columns.toArray(String[]::new));
        rows.forEach(row -> table.row(
                row.stream().map(value -> Quoted.shortened(value.orElse("-"))).toArray(String[]::new)));
        return table;
    }

    static ArrayNode json(List<String> columns, List<List<Optional<String>>> rows) {
        ArrayNode array = Json.array();
        for (List<Optional<String>> row : rows) {
            ObjectNode node = array.addObject();
            for (int i = 0; i < columns.size(); i++) {
                node.put(columns.get(i), row.get(i).orElse(null));
            }
        }
        return array;
    }
}
