package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.system.SystemApp;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.sync.TableNames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the tables of AL in the database, by the ids of their apps and their own. */
final class SqlTables {
    private final Dialect dialect;
    private final Map<Key, StoredTable> stored = new HashMap<>();
    private final Map<Place, SqlTable> found = new HashMap<>();

    private record Key(UUID app, int id) {}

    private record Place(TableDefinition table, String company) {}

    SqlTables(Dialect dialect, List<StoredTable> stored) {
        this.dialect = dialect;
        stored.forEach(table -> this.stored.put(new Key(table.app(), table.id()), table));
    }

    /** @param company empty for a table that all share */
    SqlTable find(TableDefinition table, String company) {
        return found.computeIfAbsent(new Place(table, company), this::make);
    }

    private SqlTable make(Place place) {
        TableDefinition table = place.table();
        if (table.app().equals(SystemApp.code())) {
            return ownTable(table);
        }
        StoredTable known = Optional.ofNullable(
                        stored.get(new Key(table.app().identity().id(), table.id())))
                .orElseThrow(() -> AlError.of("The table '" + table + "' is not in the database."));
        Optional<CompanyName> company =
                place.company().isEmpty() ? Optional.empty() : Optional.of(new CompanyName(place.company()));
        Map<FieldDefinition, String> columns = new HashMap<>();
        for (FieldDefinition field : table.fields()) {
            if (field.isStored()) {
                column(known, field).ifPresent(name -> columns.put(field, dialect.quoted(name)));
            }
        }
        return new SqlTable(table, dialect.quoted(TableNames.of(known, company)), columns);
    }

    // Upgrade tags are Rubicon's own, under names as those of its other tables.
    private static SqlTable ownTable(TableDefinition table) {
        Map<FieldDefinition, String> columns = new HashMap<>();
        table.fields().stream()
                .filter(field -> !field.isSystem())
                .forEach(field -> columns.put(field, underscored(field.name())));
        return new SqlTable(table, "rubicon_" + underscored(table.name()).replaceFirst("s$", ""), columns);
    }

    private static String underscored(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static Optional<String> column(StoredTable table, FieldDefinition field) {
        if (field.isSystem()) {
            return SystemField.named(field.name()).map(SystemField::columnName);
        }
        UUID app = field.app().orElseThrow().id();
        return table.columns().stream()
                .filter(column -> column.app().equals(app)
                        && SystemField.of(column).isEmpty()
                        && column.fieldName().equalsIgnoreCase(field.name()))
                .map(Column::name)
                .findFirst();
    }
}
