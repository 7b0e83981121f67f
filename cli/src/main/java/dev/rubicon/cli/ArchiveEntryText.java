package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.SchemaJson;
import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.stream.Collectors;

/** An archive entry in words and as JSON. */
final class ArchiveEntryText {
    private ArchiveEntryText() {}

    static String company(ArchiveEntry entry) {
        return entry.company().map(CompanyName::value).orElse("(all)");
    }

    static String update(ArchiveEntry entry) {
        return entry.packageId() + " " + entry.from().map(from -> from + " → ").orElse("") + entry.to();
    }

    static String what(ArchiveEntry entry) {
        return entry.wholeTable()
                ? "table " + entry.table()
                : entry.values().stream()
                        .map(column -> entry.table() + "." + column.field())
                        .collect(Collectors.joining(", "));
    }

    static String restored(ArchiveEntry entry) {
        String waiting = entry.movedTo().map(app -> " (for app " + app + ")").orElse("");
        return waiting
                + entry.restored()
                        .map(restored -> restored.whole()
                                ? " (restored)"
                                : " (" + Terminal.count(restored.rows(), "row") + " restored)")
                        .orElse("");
    }

    static ObjectNode json(ArchiveEntry entry) {
        ObjectNode json = Json.object()
                .put("entry", entry.id())
                .put("run", entry.run())
                .put("app", entry.appName())
                .put("package", entry.packageId().value());
        entry.from().map(Version::toString).ifPresent(from -> json.put("from", from));
        json.put("to", entry.to().toString());
        entry.company().map(CompanyName::value).ifPresent(company -> json.put("company", company));
        json.put("table", entry.table()).put("wholeTable", entry.wholeTable()).put("rows", entry.rows());
        columns(json.putArray("keyColumns"), entry.key());
        columns(json.putArray("valueColumns"), entry.values());
        json.put("archivedAt", entry.archivedAt());
        entry.movedTo().ifPresent(app -> json.put("movedTo", app.toString()));
        entry.restored()
                .ifPresent(restored -> json.putObject("restored")
                        .put("at", restored.at())
                        .put("rows", restored.rows())
                        .put("whole", restored.whole()));
        return json;
    }

    private static void columns(ArrayNode array, List<ArchivedColumn> columns) {
        for (ArchivedColumn column : columns) {
            ObjectNode json = array.addObject()
                    .put("column", column.column())
                    .put("field", column.field())
                    .put("id", column.id());
            SchemaJson.writeType(json, column.type());
        }
    }
}
