package dev.rubicon.schema;

/**
 * A field of a table.
 *
 * @param id unique in the table together with those of its extensions; what a field is paired by from version to version
 * @param enabled a disabled field is declared, but not stored
 * @param autoIncrement the database numbers new rows
 */
public record Field(
        int id,
        String name,
        FieldType type,
        FieldClass fieldClass,
        boolean enabled,
        boolean autoIncrement,
        ObsoleteState obsoleteState) {
    /** A stored field with nothing special about it. */
    public static Field of(int id, String name, FieldType type) {
        return new Field(id, name, type, FieldClass.NORMAL, true, false, ObsoleteState.NO);
    }

    /** The same field under another name. */
    public Field named(String newName) {
        return new Field(id, newName, type, fieldClass, enabled, autoIncrement, obsoleteState);
    }

    /** Whether the database has a column for it. A field that has moved to another app is that app's to store. */
    public boolean isStored() {
        return fieldClass == FieldClass.NORMAL && enabled && obsoleteState != ObsoleteState.MOVED;
    }
}
