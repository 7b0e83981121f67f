package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table that an app declares.
 *
 * @param fields in declared order, at least one
 * @param keys in declared order; the first is the primary key, and without any it is the first field
 * @param dataPerCompany whether each company has rows of its own
 * @param compressionType as AL writes it; it matters to SQL Server only
 */
public record Table(
        int id,
        String name,
        TableType type,
        boolean dataPerCompany,
        ObsoleteState obsoleteState,
        Move move,
        Optional<String> compressionType,
        List<Field> fields,
        List<Key> keys) {
    public Table {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    /** A table that has never moved, with no compression asked for. */
    public Table(
            int id,
            String name,
            TableType type,
            boolean dataPerCompany,
            ObsoleteState obsoleteState,
            List<Field> fields,
            List<Key> keys) {
        this(id, name, type, dataPerCompany, obsoleteState, Move.NONE, Optional.empty(), fields, keys);
    }

    /** A table per company with nothing special about it; the first field is its primary key. */
    public static Table of(int id, String name, List<Field> fields) {
        return new Table(id, name, TableType.NORMAL, true, ObsoleteState.NO, fields, List.of());
    }

    /** The app that it has moved to; absent while it is here. */
    public Optional<UUID> movedTo() {
        return obsoleteState == ObsoleteState.MOVED ? move.to() : Optional.empty();
    }

    /** Whether the database has it. A table that has moved to another app is that app's to store. */
    public boolean isStored() {
        return type == TableType.NORMAL && obsoleteState != ObsoleteState.MOVED;
    }

    public List<Field> storedFields() {
        List<Field> stored = new ArrayList<>();
        for (Field field : fields) {
            if (field.isStored()) {
                stored.add(field);
            }
        }
        return stored;
    }

    /** The first declared key, or one over the first field. Always unique. */
    public Key primaryKey() {
        return keys.isEmpty()
                ? new Key("PK", List.of(fields.getFirst().name()), true)
                : keys.getFirst().asUnique();
    }

    public List<Key> secondaryKeys() {
        return keys.isEmpty() ? List.of() : keys.subList(1, keys.size());
    }

    /** The field of that name, ignoring case. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(fieldName)).findFirst();
    }

    @Override
    public String toString() {
        return "table " + id + " " + name;
    }
}
