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

    public List<Field> storedFields() {
        return fields.stream().filter(Field::isStored).toList();
    }

    @Override
    public String toString() {
        return "table extension " + id + " " + name;
    }
}
