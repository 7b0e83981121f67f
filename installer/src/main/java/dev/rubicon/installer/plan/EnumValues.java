package dev.rubicon.installer.plan;

import dev.rubicon.schema.EnumChange;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaDiff;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of enums that rows may hold and that will mean something else, or nothing. The rows stay as they are. */
final class EnumValues {
    private EnumValues() {}

    /** Each with the rows, in tables of any app, that hold the value. */
    static List<PlannedChange> breaking(Schema from, Schema to, Layout layout, TablesSoFar tables) {
        List<EnumChange> changes = new ArrayList<>();
        SchemaDiff.enums(from, to).forEach(type -> changes.addAll(type.changes()));
        SchemaDiff.enumExtensions(from, to).forEach(extension -> changes.addAll(extension.changes()));
        return changes.stream()
                .filter(change -> Verdict.of(change) == Verdict.BREAKING)
                .map(change -> new PlannedChange(change, true, rows(change, layout, tables), 0))
                .toList();
    }

    private static long rows(EnumChange change, Layout layout, TablesSoFar tables) {
        return held(change)
                .map(value -> layout.stored().stream()
                        .mapToLong(table -> rows(table, change.enumName(), value, tables))
                        .sum())
                .orElse(0L);
    }

    private static long rows(StoredTable table, String enumName, EnumValue value, TablesSoFar tables) {
        return table.columns().stream()
                .filter(column -> column.type() instanceof FieldType.EnumOf named
                        && named.name().equalsIgnoreCase(enumName))
                .mapToLong(column -> tables.holding(table, column.name(), value.ordinal()))
                .sum();
    }

    // What rows hold that the change is about.
    private static Optional<EnumValue> held(EnumChange change) {
        return switch (change) {
            case EnumChange.DropValue dropped -> Optional.of(dropped.dropped());
            case EnumChange.RenameValue renamed -> Optional.of(renamed.from());
            case EnumChange.RenumberValue renumbered -> Optional.of(renumbered.from());
            case EnumChange.AddEnum added -> Optional.empty();
            case EnumChange.DropEnum dropped -> Optional.empty();
            case EnumChange.AddValue added -> Optional.empty();
        };
    }
}
