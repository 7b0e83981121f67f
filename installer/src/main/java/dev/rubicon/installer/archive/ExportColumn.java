package dev.rubicon.installer.archive;

import dev.rubicon.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A column of an export.
 *
 * @param column its name in the archive
 * @param name what it is called in the export: the field's name, unless fields of two apps have the same
 */
record ExportColumn(String column, String name, FieldType type) {
    /** Of an entry: the key first, each column once. */
    static List<ExportColumn> of(ArchiveEntry entry) {
        Map<String, ArchivedColumn> columns = new TreeMap<>();
        List<ArchivedColumn> ordered = new ArrayList<>();
        for (List<ArchivedColumn> part : List.of(entry.key(), entry.values())) {
            for (ArchivedColumn column : part) {
                if (columns.putIfAbsent(folded(column.column()), column) == null) {
                    ordered.add(column);
                }
            }
        }
        return ordered.stream().map(column -> of(column, ordered)).toList();
    }

    private static ExportColumn of(ArchivedColumn column, List<ArchivedColumn> all) {
        long same = all.stream()
                .filter(c -> c.field().equalsIgnoreCase(column.field()))
                .count();
        return new ExportColumn(column.column(), same == 1 ? column.field() : column.column(), column.type());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
