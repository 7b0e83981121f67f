package dev.rubicon.installer.sync;

import dev.rubicon.installer.plan.Column;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;

/** How a field is stored: the type of its column, and the value of a field that nobody has set. */
final class ColumnSql {
    private ColumnSql() {}

    /** One of TEXT, INTEGER, NUMERIC and BLOB. */
    static String type(FieldType type) {
        return switch (type) {
            case Text text -> "TEXT";
            case Code code -> "TEXT";
            case Option option -> "INTEGER";
            case EnumOf anEnum -> "INTEGER";
            case Plain plain ->
                switch (plain) {
                    case BIG_INTEGER, BOOLEAN, DURATION, INTEGER -> "INTEGER";
                    case DECIMAL -> "NUMERIC";
                    case BLOB -> "BLOB";
                    case DATE, DATE_FORMULA, DATE_TIME, GUID, MEDIA, MEDIA_SET, RECORD_ID, TABLE_FILTER, TIME -> "TEXT";
                };
        };
    }

    /** The value of a field that was never set, as a literal; {@code NULL} for types whose blank is no value at all. */
    static String blank(FieldType type) {
        return switch (type) {
            case Text text -> "''";
            case Code code -> "''";
            case Option option -> "0";
            case EnumOf anEnum -> "0";
            case Plain plain ->
                switch (plain) {
                    case BIG_INTEGER, BOOLEAN, DECIMAL, DURATION, INTEGER -> "0";
                    case DATE, DATE_FORMULA, DATE_TIME, RECORD_ID, TABLE_FILTER, TIME -> "''";
                    case GUID, MEDIA, MEDIA_SET -> "'00000000-0000-0000-0000-000000000000'";
                    case BLOB -> "NULL";
                };
        };
    }

    /** The condition over the table {@code t} that a column holds something. */
    static String isSet(Column column) {
        String name = TableNames.column(column.name());
        String blank = blank(column.type());
        return blank.equals("NULL") ? name + " IS NOT NULL" : name + " <> " + blank;
    }

    /** The column as CREATE TABLE and ADD COLUMN declare it. */
    static String declaration(Column column) {
        String blank = blank(column.type());
        String nullability = blank.equals("NULL") ? "" : " NOT NULL DEFAULT " + blank;
        return TableNames.quoted(column.name()) + " " + type(column.type()) + nullability;
    }
}
