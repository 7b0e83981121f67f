package dev.rubicon.installer.plan;

import dev.rubicon.schema.FieldType;
import java.util.UUID;

/**
 * A column of a stored table.
 *
 * @param app the app whose field it is
 * @param id of the field
 * @param name the field's name; that of a field from a table extension ends with {@code $} and the id of its app
 * @param autoIncrement the database numbers new rows
 */
public record Column(UUID app, int id, String name, FieldType type, boolean autoIncrement) {
    /** What AL calls the field. */
    public String fieldName() {
        String suffix = "$" + app;
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }
}
