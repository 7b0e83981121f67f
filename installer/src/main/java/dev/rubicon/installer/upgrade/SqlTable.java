package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of AL as the database has it, for one company, with the texts that statements are made of. */
final class SqlTable {
    // What a row has from its beginning, and keeps.
    private static final Set<Integer> LASTING =
            Set.of(SystemFields.SYSTEM_ID, SystemFields.CREATED_AT, SystemFields.CREATED_BY);

    private final TableDefinition table;
    private final String name;
    private final Map<FieldDefinition, String> columns;
    private final List<FieldDefinition> readable;
    private final List<FieldDefinition> blobs;
    private final List<FieldDefinition> modifiable;
    private final Object[] blanks;
    private final String keyCondition;
    private final String select;

    /**
     * @param name quoted
     * @param columns quoted, of each field that is stored
     */
    SqlTable(TableDefinition table, String name, Map<FieldDefinition, String> columns) {
        this.table = table;
        this.name = name;
        this.columns = columns;
        List<FieldDefinition> stored =
                table.fields().stream().filter(columns::containsKey).toList();
        this.readable =
                stored.stream().filter(field -> field.type() != Simple.BLOB).toList();
        this.blobs =
                stored.stream().filter(field -> field.type() == Simple.BLOB).toList();
        this.modifiable = stored.stream()
                .filter(field -> !table.primaryKey().fields().contains(field))
                .filter(field -> !field.isSystem() || !LASTING.contains(field.id()))
                .toList();
        this.blanks = table.fields().stream()
                .map(field -> Blanks.ofField(field.type()))
                .toArray();
        this.keyCondition = table.primaryKey().fields().stream()
                .map(field -> column(field) + " = ?")
                .collect(Collectors.joining(" AND "));
        this.select = "SELECT " + list(readable) + " FROM " + name;
    }

    TableDefinition table() {
        return table;
    }

    /** Quoted. */
    String name() {
        return name;
    }

    boolean has(FieldDefinition field) {
        return columns.containsKey(field);
    }

    /** Quoted. */
    String column(FieldDefinition field) {
        return Optional.ofNullable(columns.get(field))
                .orElseThrow(() -> AlError.of("The field " + field + " of " + table + " is not in the database."));
    }

    /** The fields that are read with a row: all that are stored but Blobs. */
    List<FieldDefinition> readable() {
        return readable;
    }

    List<FieldDefinition> blobs() {
        return blobs;
    }

    /** What may be new in a row that keeps its primary key; indexes over the others are left alone. */
    List<FieldDefinition> modifiable() {
        return modifiable;
    }

    /** A row of which nothing is known. */
    Object[] newRow() {
        return blanks.clone();
    }

    /** The beginning of a query for rows. */
    String select() {
        return select;
    }

    String list(List<FieldDefinition> fields) {
        return fields.stream().map(this::column).collect(Collectors.joining(", "));
    }

    /** The condition for the row of one primary key. */
    String keyCondition() {
        return keyCondition;
    }

    /** Sets those fields in the row of one primary key. */
    String update(List<FieldDefinition> fields) {
        return "UPDATE " + name + " SET "
                + fields.stream().map(field -> column(field) + " = ?").collect(Collectors.joining(", ")) + " WHERE "
                + keyCondition;
    }
}
