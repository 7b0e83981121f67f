package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * An app with tables that all look alike: a number, {@code Gone}, {@code Kept}, and other fields up to the number of fields.
 * Version 2.0.0 has {@code New} in each table, and no {@code Gone} in the first ones.
 *
 * @param dropping tables that lose a field
 */
public record BenchmarkApp(String name, int tables, int fields, int dropping) implements VersionedApp {
    public static final String COMPANY = "CRONUS";

    private static final List<String> TYPES = List.of(
            "Text[100]",
            "Integer",
            "Decimal",
            "Boolean",
            "Date",
            "Option",
            "Code[20]",
            "BigInteger",
            "Guid",
            "DateTime");

    private UUID id() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Quoted, from 0. */
    public String table(int number) {
        return "\"" + COMPANY + "$" + tableName(number) + "$" + id() + "\"";
    }

    private String tableName(int number) {
        return "Bench " + name + " " + number;
    }

    @Override
    public int versions() {
        return 2;
    }

    @Override
    public void write(Path folder, int version) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("app.json"), """
                {"id": "%s", "name": "%s", "publisher": "Rubicon Benchmarks", "version": "%d.0.0.0",
                 "platform": "24.0.0.0", "runtime": "13.0", "idRanges": [{"from": 50000, "to": 99999}]}
                """.formatted(id(), name, version));
        for (int table = 0; table < tables; table++) {
            Files.writeString(folder.resolve("src/Table" + table + ".al"), source(table, version));
        }
    }

    private String source(int table, int version) {
        List<String> lines = new ArrayList<>();
        lines.add(field(1, "No.", "Code[20]"));
        if (version == 1 || table >= dropping) {
            lines.add(field(2, "Gone", "Text[50]"));
        }
        lines.add(field(3, "Kept", "Text[100]"));
        IntStream.rangeClosed(4, fields).forEach(i -> lines.add(field(i, "Field " + i, TYPES.get(i % TYPES.size()))));
        if (version == 2) {
            lines.add(field(fields + 1, "New", "Text[80]"));
        }
        return "table " + (50_000 + table) + " \"" + tableName(table) + "\"\n{\n    fields\n    {\n"
                + String.join("\n", lines) + "\n    }\n    keys { key(PK; \"No.\") { } }\n}\n";
    }

    private static String field(int id, String name, String type) {
        String members = type.equals("Option") ? " OptionMembers = A,B,C;" : "";
        return "        field(" + id + "; \"" + name + "\"; " + type + ") {" + members + " }";
    }

    /** The statements that put so many rows into each table. */
    public List<String> fill(Place place, int rows) {
        return IntStream.range(0, tables)
                .mapToObj(table -> "INSERT INTO " + table(table) + " (\"No.\", \"Gone\", \"Kept\") SELECT"
                        + " 'C' || (1000000 + i), 'what goes ' || i, 'a text that stays where it is, whatever else happens ' || i FROM "
                        + place.numbers(rows))
                .toList();
    }

    /** What a database administrator would write to get from version 1 to version 2. */
    List<String> upgrade(Place place) {
        List<String> statements = new ArrayList<>(List.of(place.begin()));
        for (int table = 0; table < tables; table++) {
            if (table < dropping) {
                statements.addAll(place.swapField(table(table), "gone_" + table, "\"Gone\"", "\"New\""));
            } else {
                statements.add(place.addField(table(table), "\"New\""));
            }
        }
        statements.add("COMMIT");
        return statements;
    }
}
