package dev.rubicon.installer.archive;

import dev.rubicon.schema.FieldType;
import java.util.Optional;
import java.util.UUID;

/**
 * A column of an archive entry: the field that it was, and how its values are to be read.
 *
 * @param column its name in the database, in the table it comes from and in the archive
 * @param field what AL called the field
 * @param id of the field
 * @param app the app that declared the field
 * @param became the type that the field had afterwards, if it stayed
 */
public record ArchivedColumn(
        String column, String field, int id, UUID app, FieldType type, Optional<FieldType> became) {}
