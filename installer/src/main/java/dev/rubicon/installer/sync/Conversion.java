package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.SqlFunctions;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;

/**
 * How the values of a column become those of another type. A value that survives comes out with nothing lost; one that does not
 * is archived, and gets the nearest value of the new type instead: a cut text, else blank.
 */
sealed interface Conversion {
    /** Every value is stored the same way under both types. */
    record Keep() implements Conversion {}

    /**
     * Values are rewritten.
     *
     * @param survives SQL condition over the old column of the table {@code t}
     * @param value SQL expression over the same, right for every row
     */
    record Rewrite(String survives, String value) implements Conversion {}

    String MIN_INTEGER = "-2147483648";
    String MAX_INTEGER = "2147483647";

    static Conversion of(Column from, Column to) {
        if (from.type().equals(to.type())) {
            return new Keep();
        }
        String old = TableNames.column(from.name());
        return switch (to.type()) {
            case Text text -> toText(from.type(), text.length(), old);
            case Code code -> toCode(from.type(), code.length(), old);
            case Option option ->
                isOrdinal(from.type())
                        ? new Keep()
                        : toNumber(
                                from.type(),
                                "0",
                                String.valueOf(option.members().size() - 1),
                                old);
            case EnumOf anEnum ->
                isOrdinal(from.type()) ? new Keep() : toNumber(from.type(), MIN_INTEGER, MAX_INTEGER, old);
            case Plain plain ->
                switch (plain) {
                    case INTEGER -> toNumber(from.type(), MIN_INTEGER, MAX_INTEGER, old);
                    case BOOLEAN -> toNumber(from.type(), "0", "1", old);
                    case BIG_INTEGER, DURATION ->
                        from.type() instanceof Plain plainFrom && isInteger(plainFrom)
                                ? new Keep()
                                : toNumber(from.type(), "-9223372036854775808", "9223372036854775807", old);
                    case DECIMAL -> toDecimal(from.type(), old);
                    case BLOB, DATE, DATE_FORMULA, DATE_TIME, GUID, MEDIA, MEDIA_SET, RECORD_ID, TABLE_FILTER, TIME ->
                        nothingSurvives(from, to.type());
                };
        };
    }

    private static Conversion toText(FieldType from, int length, String old) {
        return switch (from) {
            case Text text -> text.length() <= length ? new Keep() : cut(old, old, length);
            case Code code -> code.length() <= length ? new Keep() : cut(old, old, length);
            case Plain plain when isInteger(plain) -> cutToBlank("CAST(" + old + " AS TEXT)", length);
            case Plain plain when plain == Plain.GUID -> cutToBlank(old, length);
            case Option option -> unconvertible(old, "0", "''");
            case EnumOf anEnum -> unconvertible(old, "0", "''");
            case Plain plain -> unconvertible(old, ColumnSql.blank(plain), "''");
        };
    }

    private static Conversion toCode(FieldType from, int length, String old) {
        String code = SqlFunctions.CODE + "(" + old + ")";
        return switch (from) {
            case Text text ->
                new Rewrite(
                        old + " = " + code + " AND length(" + old + ") <= " + length,
                        "rtrim(substr(" + code + ", 1, " + length + "))");
            case Code shorter -> shorter.length() <= length ? new Keep() : cut(old, old, length);
            case Option option -> toText(from, length, old);
            case EnumOf anEnum -> toText(from, length, old);
            case Plain plain -> toText(from, length, old);
        };
    }

    // A longer text keeps its head. SQLite counts and cuts only up to a NUL, so that text with one is archived as well.
    private static Conversion cut(String old, String text, int length) {
        String survives = "length(" + old + ") <= " + length + " AND instr(" + old + ", char(0)) = 0";
        return new Rewrite(survives, "substr(" + text + ", 1, " + length + ")");
    }

    // The head of a number would be another number: what does not fit becomes blank.
    private static Conversion cutToBlank(String text, int length) {
        String survives = "length(" + text + ") <= " + length;
        return new Rewrite(survives, "CASE WHEN " + survives + " THEN " + text + " ELSE '' END");
    }

    private static Conversion toNumber(FieldType from, String min, String max, String old) {
        return switch (from) {
            case Text text -> textToNumber(min, max, old);
            case Code code -> textToNumber(min, max, old);
            case Option option -> inRange(min, max, old);
            case EnumOf anEnum -> inRange(min, max, old);
            case Plain plain when isInteger(plain) || plain == Plain.BOOLEAN -> inRange(min, max, old);
            case Plain plain
            when plain == Plain.DECIMAL -> {
                String whole = "CAST(" + old + " AS INTEGER)";
                String survives = old + " = " + whole + " AND " + whole + " BETWEEN " + min + " AND " + max;
                yield new Rewrite(survives, "CASE WHEN " + survives + " THEN " + whole + " ELSE 0 END");
            }
            case Plain plain -> unconvertible(old, ColumnSql.blank(plain), "0");
        };
    }

    private static Conversion inRange(String min, String max, String old) {
        String survives = old + " BETWEEN " + min + " AND " + max;
        return new Rewrite(survives, "CASE WHEN " + survives + " THEN " + old + " ELSE 0 END");
    }

    // '' was never set, and '7' survives; ' 7', '07' and '7.0' would come back as another text.
    private static Conversion textToNumber(String min, String max, String old) {
        String number = "CAST(" + old + " AS INTEGER)";
        String canonical =
                "CAST(" + number + " AS TEXT) = " + old + " AND " + number + " BETWEEN " + min + " AND " + max;
        return new Rewrite(
                "(" + old + " = '' OR " + canonical + ")",
                "CASE WHEN " + canonical + " THEN " + number + " ELSE 0 END");
    }

    private static Conversion toDecimal(FieldType from, String old) {
        return switch (from) {
            case Text text -> textToDecimal(old);
            case Code code -> textToDecimal(old);
            case Option option -> new Rewrite("1", old);
            case EnumOf anEnum -> new Rewrite("1", old);
            case Plain plain ->
                isInteger(plain) || plain == Plain.BOOLEAN
                        ? new Rewrite("1", old)
                        : unconvertible(old, ColumnSql.blank(plain), "0");
        };
    }

    private static Conversion textToDecimal(String old) {
        String number = "CAST(" + old + " AS NUMERIC)";
        String canonical = "CAST(" + number + " AS TEXT) = " + old;
        return new Rewrite(
                "(" + old + " = '' OR " + canonical + ")",
                "CASE WHEN " + canonical + " THEN " + number + " ELSE 0 END");
    }

    private static Conversion nothingSurvives(Column from, FieldType to) {
        return unconvertible(TableNames.column(from.name()), ColumnSql.blank(from.type()), ColumnSql.blank(to));
    }

    private static Conversion unconvertible(String old, String oldBlank, String newBlank) {
        return new Rewrite(oldBlank.equals("NULL") ? old + " IS NULL" : old + " = " + oldBlank, newBlank);
    }

    // An ordinal stays, even if nothing has it any more: a member that comes back finds its rows.
    private static boolean isOrdinal(FieldType type) {
        return type instanceof Option || type instanceof EnumOf;
    }

    private static boolean isInteger(Plain plain) {
        return plain == Plain.INTEGER || plain == Plain.BIG_INTEGER || plain == Plain.DURATION;
    }
}
