package dev.rubicon.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one version of an app declares about data: tables and table extensions, each ascending by id. */
public record Schema(List<Table> tables, List<TableExtension> extensions) {
    public static final Schema EMPTY = new Schema(List.of(), List.of());

    public Schema {
        tables = tables.stream().sorted(Comparator.comparingInt(Table::id)).toList();
        extensions = extensions.stream()
                .sorted(Comparator.comparingInt(TableExtension::id))
                .toList();
    }

    /** The table of that name, ignoring case. */
    public Optional<Table> table(String name) {
        return tables.stream().filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
    }
}
