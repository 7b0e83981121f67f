package dev.rubicon.schema;

import java.util.List;

/**
 * Fields and keys that an app adds to a table, its own or another app's.
 *
 * @param target name of the table, without namespace; where the source gives a number, its digits
 */
public record TableExtension(int id, String name, String target, List<Field> fields, List<Key> keys) {
    public TableExtension {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    /** The same extension of another table, or of the same one by another name. */
    public TableExtension targeting(String newTarget) {
        return new TableExtension(id, name, newTarget, fields, keys);
    }

    public TableExtension withKeys(List<Key> newKeys) {
        return new TableExtension(id, name, target, fields, newKeys);
    }

    public List<Field> storedFields() {
        return fields.stream().filter(Field::isStored).toList();
    }

    @Override
    public String toString() {
        return "table extension " + id + " " + name;
    }
}
