package dev.rubicon.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports as files, one each. */
public final class ReportJson {
    private ReportJson() {}

    public static Path store(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(report.name().replaceAll("[^a-z0-9]+", "-") + ".json");
        return Files.writeString(file, Json.write(write(report)));
    }

    static ObjectNode write(Report report) {
        ObjectNode json = Json.object().put("benchmark", report.name());
        Circumstances circumstances = report.circumstances();
        json.put("machine", circumstances.machine())
                .put("date", circumstances.date().toString())
                .put("commit", circumstances.commit())
                .put("loadBefore", circumstances.loadBefore())
                .put("loadAfter", circumstances.loadAfter());
        ArrayNode notes = json.putArray("notes");
        report.notes().forEach(notes::add);
        ArrayNode rows = json.putArray("rows");
        for (Row row : report.rows()) {
            ObjectNode figures = rows.addObject()
                    .put("work", row.work())
                    .put("who", row.who())
                    .putObject("figures");
            row.figures()
                    .forEach((metric, spread) -> figures.putObject(metric.name())
                            .put("median", spread.median())
                            .put("lowest", spread.lowest())
                            .put("highest", spread.highest())
                            .put("runs", spread.runs()));
        }
        return json;
    }

    /** Reads what {@link #store} wrote. */
    public static Report read(Path file) throws IOException {
        JsonNode json = Json.read(Files.readAllBytes(file), file.toString());
        Circumstances circumstances = new Circumstances(
                json.required("machine").textValue(),
                Instant.parse(json.required("date").textValue()),
                json.required("commit").textValue(),
                json.required("loadBefore").doubleValue(),
                json.required("loadAfter").doubleValue());
        List<String> notes = new ArrayList<>();
        json.required("notes").forEach(note -> notes.add(note.textValue()));
        List<Row> rows = new ArrayList<>();
        json.required("rows").forEach(row -> rows.add(row(row)));
        return new Report(json.required("benchmark").textValue(), circumstances, notes, rows);
    }

    private static Row row(JsonNode json) {
        SortedMap<Metric, Spread> figures = new TreeMap<>();
        json.required("figures")
                .properties()
                .forEach(figure -> figures.put(Metric.valueOf(figure.getKey()), spread(figure.getValue())));
        return new Row(json.required("work").textValue(), json.required("who").textValue(), figures);
    }

    private static Spread spread(JsonNode json) {
        return new Spread(
                json.required("median").doubleValue(),
                json.required("lowest").doubleValue(),
                json.required("highest").doubleValue(),
                json.required("runs").intValue());
    }
}
