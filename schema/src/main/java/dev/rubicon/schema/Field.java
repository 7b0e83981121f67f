package dev.rubicon.schema;

import java.util.Optional;
import java.util.UUID;

/**
 * A field of a table.
 *
 * @param id unique in the table together with those of its extensions; what a field is paired by from version to version
 * @param enabled a disabled field is declared, but not stored
 * @param autoIncrement the database numbers new rows
 * @param initValue what a new record starts with instead of the type's blank, as AL writes it, without quotes; a Boolean's is
 *     {@code true} or {@code false}. Rows that are there when the field is added do not get it
 * @param sqlDataType how SQL Server is to keep a Code field: {@code Varchar}, {@code Integer}, {@code BigInteger} or {@code Variant}
 */
public record Field(
        int id,
        String name,
        FieldType type,
        FieldClass fieldClass,
        boolean enabled,
        boolean autoIncrement,
        ObsoleteState obsoleteState,
        Move move,
        Optional<String> initValue,
        Optional<String> sqlDataType) {
    /** A field that has never moved and starts blank. */
    public Field(
            int id,
            String name,
            FieldType type,
            FieldClass fieldClass,
            boolean enabled,
            boolean autoIncrement,
            ObsoleteState obsoleteState) {
        this(
                id,
                name,
                type,
                fieldClass,
                enabled,
                autoIncrement,
                obsoleteState,
                Move.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** A stored field with nothing special about it. */
    public static Field of(int id, String name, FieldType type) {
        return new Field(id, name, type, FieldClass.NORMAL, true, false, ObsoleteState.NO);
    }

    /** The same field under another name. */
    public Field named(String newName) {
        return new Field(
                id, newName, type, fieldClass, enabled, autoIncrement, obsoleteState, move, initValue, sqlDataType);
    }

    /** The app that it has moved to; absent while it is here. */
    Optional<UUID> movedTo() {
        return obsoleteState == ObsoleteState.MOVED ? move.to() : Optional.empty();
    }

    /** Whether the database has a column for it. A field that has moved to another app is that app's to store. */
    public boolean isStored() {
        return fieldClass == FieldClass.NORMAL && enabled && obsoleteState != ObsoleteState.MOVED;
    }
}
