package dev.rubicon.schema;

import java.util.List;

/**
 * A key of a table.
 *
 * @param fields names of fields, in key order, at least one
 * @param clustered whether its declaration says so; SQL Server keeps the rows in the order of that key, else of the primary one
 */
public record Key(String name, List<String> fields, boolean unique, boolean clustered) {
    public Key {
        fields = List.copyOf(fields);
    }

    /** A key that says nothing about the order of the rows. */
    public Key(String name, List<String> fields, boolean unique) {
        this(name, fields, unique, false);
    }

    /** The same key over fields of other names. */
    public Key over(List<String> newFields) {
        return new Key(name, newFields, unique, clustered);
    }

    /** Whether both are over the same fields in the same order; case does not matter. */
    boolean hasFieldsOf(Key other) {
        if (fields.size() != other.fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).equalsIgnoreCase(other.fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    Key asUnique() {
        return new Key(name, fields, true, clustered);
    }

    @Override
    public String toString() {
        return name + "(" + String.join(", ", fields) + ")" + (unique ? " unique" : "")
                + (clustered ? " clustered" : "");
    }
}
