package dev.rubicon.installer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What code of apps did, as JSON: for programs, and as the journal keeps it. */
public final class CodeReportJson {
    private CodeReportJson() {}

    public static ObjectNode write(CodeReport report) {
        ObjectNode json = Json.object();
        ArrayNode codeunits = json.putArray("codeunits");
        for (CodeReport.OfCodeunit one : report.codeunits()) {
            ArrayNode written = codeunits
                    .addObject()
                    .put("codeunit", one.codeunit())
                    .put("triggers", one.triggers())
                    .put("millis", one.millis())
                    .putArray("written");
            one.written()
                    .forEach(table -> written.addObject()
                            .put("table", table.table())
                            .put("companies", table.companies())
                            .put("inserted", table.inserted())
                            .put("modified", table.modified())
                            .put("deleted", table.deleted()));
        }
        ArrayNode log = json.putArray("log");
        for (CodeReport.Logged line : report.log()) {
            ObjectNode node = log.addObject().put("codeunit", line.codeunit());
            line.company().ifPresent(company -> node.put("company", company));
            node.put("text", line.text());
        }
        return json.put("leftOut", report.leftOut());
    }

    static CodeReport read(String text) {
        JsonNode json = Json.read(text, "the journal");
        List<CodeReport.OfCodeunit> codeunits = new ArrayList<>();
        json.path("codeunits")
                .forEach(one -> codeunits.add(new CodeReport.OfCodeunit(
                        one.path("codeunit").asText(),
                        one.path("triggers").asLong(),
                        one.path("millis").asLong(),
                        written(one.path("written")))));
        List<CodeReport.Logged> log = new ArrayList<>();
        json.path("log")
                .forEach(line -> log.add(new CodeReport.Logged(
                        line.path("codeunit").asText(),
                        Optional.ofNullable(line.get("company")).map(JsonNode::asText),
                        line.path("text").asText())));
        return new CodeReport(codeunits, log, json.path("leftOut").asLong());
    }

    private static List<CodeReport.Written> written(JsonNode tables) {
        List<CodeReport.Written> written = new ArrayList<>();
        tables.forEach(table -> written.add(new CodeReport.Written(
                table.path("table").asText(),
                table.path("companies").asInt(),
                table.path("inserted").asLong(),
                table.path("modified").asLong(),
                table.path("deleted").asLong())));
        return written;
    }
}
