package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;

/**
 * Finds the conversion between two types, by the rules of docs/types.md.
 *
 * @param old the old column, as an SQL expression
 */
record Converting(Dialect dialect, String old) {
    private static final String MIN_INTEGER = "-2147483648";
    private static final String MAX_INTEGER = "2147483647";

    Conversion between(FieldType from, FieldType to) {
        if (from.equals(to)) {
            return new Conversion.Keep();
        }
        return switch (to) {
            case Text text -> toText(from, text.length());
            case Code code -> toCode(from, code.length());
            case Option option ->
                isOrdinal(from)
                        ? new Conversion.Keep()
                        : toNumber(from, "0", String.valueOf(option.members().size() - 1));
            case EnumOf anEnum -> isOrdinal(from) ? new Conversion.Keep() : toNumber(from, MIN_INTEGER, MAX_INTEGER);
            case Plain plain ->
                switch (plain) {
                    case INTEGER -> toNumber(from, MIN_INTEGER, MAX_INTEGER);
                    case BOOLEAN -> toNumber(from, "0", "1");
                    case BIG_INTEGER, DURATION ->
                        from instanceof Plain plainFrom && isInteger(plainFrom)
                                ? new Conversion.Keep()
                                : toNumber(from, "-9223372036854775808", "9223372036854775807");
                    case DECIMAL -> toDecimal(from);
                    case BLOB, DATE, DATE_FORMULA, DATE_TIME, GUID, MEDIA, MEDIA_SET, RECORD_ID, TABLE_FILTER, TIME ->
                        unconvertible(from, to);
                };
        };
    }

    private Conversion toText(FieldType from, int length) {
        return switch (from) {
            case Text text -> text.length() <= length ? new Conversion.Keep() : cut(length);
            case Code code -> code.length() <= length ? new Conversion.Keep() : cut(length);
            case Plain plain when isInteger(plain) || plain == Plain.GUID -> cutToBlank(length);
            case Option option -> unconvertible(from, new Text(length));
            case EnumOf anEnum -> unconvertible(from, new Text(length));
            case Plain plain -> unconvertible(from, new Text(length));
        };
    }

    private Conversion toCode(FieldType from, int length) {
        String code = Dialect.CODE + "(" + old + ")";
        return switch (from) {
            case Text text ->
                new Conversion.Rewrite(
                        old + " = " + code + " AND length(" + old + ") <= " + length,
                        "rtrim(substr(" + code + ", 1, " + length + "))");
            case Code shorter -> toText(from, length);
            case Option option -> toText(from, length);
            case EnumOf anEnum -> toText(from, length);
            case Plain plain -> toText(from, length);
        };
    }

    // A longer text keeps its head.
    private Conversion cut(int length) {
        return new Conversion.Rewrite(dialect.fits(old, length), "substr(" + old + ", 1, " + length + ")");
    }

    // The head of a number would be another number: what does not fit becomes blank.
    private Conversion cutToBlank(int length) {
        String text = "CAST(" + old + " AS TEXT)";
        return orElse("length(" + text + ") <= " + length, text, "''");
    }

    private static Conversion.Rewrite orElse(String survives, String value, String blank) {
        return new Conversion.Rewrite(survives, "CASE WHEN " + survives + " THEN " + value + " ELSE " + blank + " END");
    }

    private Conversion toNumber(FieldType from, String min, String max) {
        return switch (from) {
            case Text text -> textToNumber(dialect.isInteger(old, min, max), dialect.integer(old));
            case Code code -> textToNumber(dialect.isInteger(old, min, max), dialect.integer(old));
            case Option option -> inRange(min, max);
            case EnumOf anEnum -> inRange(min, max);
            case Plain plain when isInteger(plain) || plain == Plain.BOOLEAN -> inRange(min, max);
            case Plain plain
            when plain == Plain.DECIMAL -> orElse(dialect.isWhole(old, min, max), dialect.whole(old), "0");
            case Plain plain -> unconvertible(from, Plain.INTEGER);
        };
    }

    private Conversion inRange(String min, String max) {
        return orElse(old + " BETWEEN " + min + " AND " + max, old, "0");
    }

    // '' was never set, and '7' survives; ' 7', '07' and '7.0' would come back as another text.
    private Conversion textToNumber(String isNumber, String number) {
        Conversion.Rewrite set = orElse(isNumber, number, "0");
        return new Conversion.Rewrite("(" + old + " = '' OR " + isNumber + ")", set.value());
    }

    private Conversion toDecimal(FieldType from) {
        return switch (from) {
            case Text text -> textToNumber(dialect.isDecimal(old), "CAST(" + old + " AS NUMERIC)");
            case Code code -> textToNumber(dialect.isDecimal(old), "CAST(" + old + " AS NUMERIC)");
            case Option option -> Conversion.Rewrite.all(old);
            case EnumOf anEnum -> Conversion.Rewrite.all(old);
            case Plain plain ->
                isInteger(plain) || plain == Plain.BOOLEAN
                        ? Conversion.Rewrite.all(old)
                        : unconvertible(from, Plain.DECIMAL);
        };
    }

    private Conversion unconvertible(FieldType from, FieldType to) {
        String survives = ColumnSql.isNullable(from) ? old + " IS NULL" : old + " = " + ColumnSql.blank(from);
        return new Conversion.Rewrite(survives, ColumnSql.blank(to));
    }

    // An ordinal stays, even if nothing has it any more: a member that comes back finds its rows.
    private static boolean isOrdinal(FieldType type) {
        return type instanceof Option || type instanceof EnumOf;
    }

    private static boolean isInteger(Plain plain) {
        return plain == Plain.INTEGER || plain == Plain.BIG_INTEGER || plain == Plain.DURATION;
    }
}
