package dev.rubicon.installer.plan;

import dev.rubicon.schema.FieldType;
import java.util.UUID;

/**
 * A column of a stored table.
 *
 * @param app the app whose field it is
 * @param name the field's name; that of a field from a table extension ends with {@code $} and the id of its app
 * @param autoIncrement the database numbers new rows
 */
public record Column(UUID app, String name, FieldType type, boolean autoIncrement) {}
