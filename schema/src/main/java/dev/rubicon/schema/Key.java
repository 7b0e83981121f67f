package dev.rubicon.schema;

import java.util.List;

/**
 * A key of a table.
 *
 * @param fields names of fields, in key order, at least one
 */
public record Key(String name, List<String> fields, boolean unique) {
    public Key {
        fields = List.copyOf(fields);
    }
}
