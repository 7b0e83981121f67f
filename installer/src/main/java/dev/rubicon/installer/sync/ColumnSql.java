package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** How fields are stored: their columns, the value of a field that nobody has set, and how rows get from old columns to new ones. */
record ColumnSql(Dialect dialect) {
    /** The value of a field that was never set, as a literal; {@code NULL} for types whose blank is no value at all. */
    static String blank(FieldType type) {
        return switch (type) {
            case Text text -> "''";
            case Code code -> "''";
            case Binary binary -> "NULL";
            case Option option -> "0";
            case EnumOf anEnum -> "0";
            case Plain plain ->
                switch (plain) {
                    case BIG_INTEGER, BOOLEAN, BYTE, CHAR, DECIMAL, DURATION, INTEGER -> "0";
                    case DATE, DATE_FORMULA, DATE_TIME, RECORD_ID, TABLE_FILTER, TIME -> "''";
                    case GUID, MEDIA, MEDIA_SET -> "'00000000-0000-0000-0000-000000000000'";
                    case BLOB -> "NULL";
                };
        };
    }

    /** Whether a column of that type may hold NULL, which is then its blank value. */
    static boolean isNullable(FieldType type) {
        return blank(type).equals("NULL");
    }

    /** A column of the table {@code t}. Qualified, because SQLite takes a quoted name that it does not know for a text. */
    String qualified(Column column) {
        return "t." + dialect.quoted(column.name());
    }

    /** The condition over the table {@code t} that a column holds something. */
    String isSet(Column column) {
        String name = qualified(column);
        return isNullable(column.type()) ? name + " IS NOT NULL" : name + " <> " + blank(column.type());
    }

    /** The column as CREATE TABLE and ADD COLUMN declare it. */
    String declaration(Column column) {
        String nullability = isNullable(column.type()) ? "" : " NOT NULL DEFAULT " + unset(column);
        return dialect.quoted(column.name()) + " " + dialect.type(column.type()) + nullability;
    }

    /** What the database puts into a column that is not mentioned. SystemId is of the row's own, and the times are when it was written. */
    String unset(Column column) {
        return SystemField.of(column)
                .map(field -> switch (field) {
                    case ID -> dialect.newGuid();
                    case CREATED_AT, MODIFIED_AT -> dialect.now();
                    case CREATED_BY, MODIFIED_BY, ROW_VERSION -> blank(column.type());
                })
                .orElseGet(() -> blank(column.type()));
    }

    /** The constraint that SystemId is unique. */
    String uniqueId() {
        return "UNIQUE (" + dialect.quoted(SystemField.ID.columnName()) + ")";
    }

    /** How the values of the table {@code t} get into a column. */
    Conversion conversion(Column from, Column to) {
        return from.type().equals(to.type())
                ? new Conversion.Keep()
                : new Converting(dialect, qualified(from)).between(from.type(), to.type());
    }

    /** What a column will hold, as an expression over the old table {@code t}. */
    String valueAfter(Column from, Column to) {
        return switch (conversion(from, to)) {
            case Conversion.Keep keep -> qualified(from);
            case Conversion.Rewrite rewrite -> rewrite.value();
        };
    }

    /** Whether a column has to be declared otherwise than it was. */
    boolean changesType(TableSync.Source source) {
        if (source.before().isEmpty()) {
            return false;
        }
        FieldType before = source.before().get().type();
        FieldType after = source.after().type();
        return !before.equals(after) && !stored(before).equals(stored(after));
    }

    private String stored(FieldType type) {
        return dialect.type(type) + " " + blank(type);
    }

    /** Copies all rows from one table to another. */
    String copy(TableSync sync, String from, String to) {
        StringJoiner names = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isPresent()) {
                names.add(dialect.quoted(source.after().name()));
                values.add(valueAfter(source.before().get(), source.after()));
            }
        }
        return "INSERT INTO " + dialect.quoted(to) + " (" + names + ") SELECT " + values + " FROM "
                + dialect.quoted(from) + " AS t";
    }

    /** Copies all rows to a table of the same shape. */
    String copy(StoredTable table, String from, String to) {
        String all = list(table.columns().stream().map(Column::name).toList());
        return "INSERT INTO " + dialect.quoted(to) + " (" + all + ") SELECT " + all + " FROM " + dialect.quoted(from);
    }

    /** Rewrites, in one pass, values that are stored otherwise, or do not survive, in columns whose type stays. */
    Optional<String> rewrite(TableSync sync, String table) {
        StringJoiner values = new StringJoiner(", ");
        StringJoiner rows = new StringJoiner(" OR ");
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isPresent()
                    && conversion(source.before().get(), source.after()) instanceof Conversion.Rewrite rewrite
                    && !changesType(source)) {
                values.add(dialect.quoted(source.before().get().name()) + " = " + rewrite.value());
                rows.add(rewrite.changes());
            }
        }
        return values.length() == 0
                ? Optional.empty()
                : Optional.of("UPDATE " + dialect.quoted(table) + " AS t SET " + values + " WHERE " + rows);
    }

    /** Names of columns, as they stand in brackets. */
    String list(List<String> names) {
        return names.stream().map(dialect::quoted).collect(Collectors.joining(", "));
    }
}
