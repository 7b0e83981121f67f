package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
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
    private static final String MAX_CHAR = "65535";
    private static final String IS_CHARACTER = "TRUE";
    private static final String MIDNIGHT = "T00:00:00.000Z";

    Conversion between(FieldType from, FieldType to) {
        if (from.equals(to)) {
            return new Conversion.Keep();
        }
        return switch (to) {
            case Text text -> toText(from, text.length());
            case Code code -> toCode(from, code.length());
            case Binary binary -> toBinary(from, binary);
            case Option option ->
                isOrdinal(from)
                        ? new Conversion.Keep()
                        : toNumber(from, "0", String.valueOf(option.members().size() - 1));
            case EnumOf anEnum -> isOrdinal(from) ? new Conversion.Keep() : toNumber(from, MIN_INTEGER, MAX_INTEGER);
            case Plain plain ->
                switch (plain) {
                    case INTEGER -> toNumber(from, MIN_INTEGER, MAX_INTEGER);
                    case BOOLEAN -> toNumber(from, "0", "1");
                    case BYTE -> toNumber(from, "0", "255");
                    case CHAR -> toCharacter(from);
                    case BIG_INTEGER, DURATION ->
                        from instanceof Plain plainFrom && isNumber(plainFrom) && plainFrom != Plain.BOOLEAN
                                ? new Conversion.Keep()
                                : toNumber(from, "-9223372036854775808", "9223372036854775807");
                    case DECIMAL -> toDecimal(from);
                    case BLOB -> from instanceof Binary ? new Conversion.Keep() : unconvertible(from, to);
                    case DATE -> from == Plain.DATE_TIME ? toDate() : unconvertible(from, to);
                    case DATE_TIME -> from == Plain.DATE ? toDateTime() : unconvertible(from, to);
                    case DATE_FORMULA, GUID, MEDIA, MEDIA_SET, RECORD_ID, TABLE_FILTER, TIME -> unconvertible(from, to);
                };
        };
    }

    private Conversion toText(FieldType from, int length) {
        return switch (from) {
            case Text text -> text.length() <= length ? new Conversion.Keep() : cut(length);
            case Code code -> code.length() <= length ? new Conversion.Keep() : cut(length);
            case Option option -> cutToBlank(length);
            case EnumOf anEnum -> cutToBlank(length);
            case Binary binary -> unconvertible(from, new Text(length));
            case Plain plain
            when isInteger(plain) || plain == Plain.BOOLEAN || plain == Plain.GUID -> cutToBlank(length);
            case Plain plain when plain == Plain.DECIMAL -> decimalToText(length);
            case Plain plain when plain == Plain.CHAR -> characterToText(IS_CHARACTER);
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
            case Binary binary -> toText(from, length);
            case Plain plain
            when plain == Plain.CHAR -> {
                String text = dialect.character(old);
                yield characterToText(text + " = " + Dialect.CODE + "(" + text + ")");
            }
            // Its letters are small, and those of a Code are not.
            case Plain plain when plain == Plain.GUID -> unconvertible(from, new Code(length));
            case Plain plain -> toText(from, length);
        };
    }

    // Numbers of characters that a text can hold: no surrogates, and not NUL, which is the blank Char.
    private Conversion characterToText(String isText) {
        String inText =
                "(" + dialect.isWhole(old, "1", "55295") + " OR " + dialect.isWhole(old, "57344", "65535") + ")";
        String survives = "CASE WHEN " + old + " = 0 THEN TRUE WHEN " + inText + " THEN " + isText + " ELSE FALSE END";
        String set = "CASE WHEN " + inText + " THEN " + isText + " ELSE FALSE END";
        return new Conversion.Rewrite(
                survives, "CASE WHEN " + set + " THEN " + dialect.character(old) + " ELSE '' END");
    }

    private Conversion toCharacter(FieldType from) {
        if (from instanceof Text || from instanceof Code) {
            String number = dialect.characterNumber(old);
            return textToNumber("length(" + old + ") = 1 AND " + number + " <= " + MAX_CHAR, number);
        }
        return toNumber(from, "0", MAX_CHAR);
    }

    private Conversion decimalToText(int length) {
        String text = dialect.decimalText(old);
        return orElse(
                "coalesce(length(" + text + ") <= " + length + " AND " + dialect.isDecimal(text) + ", FALSE)",
                text,
                "''");
    }

    private Conversion toBinary(FieldType from, Binary to) {
        if (from instanceof Binary binary && binary.length() <= to.length()) {
            return new Conversion.Keep();
        }
        if (from instanceof Binary || from == Plain.BLOB) {
            String fits = "length(" + old + ") <= " + to.length();
            Conversion.Rewrite set = orElse(fits, old, "NULL");
            return new Conversion.Rewrite("(" + old + " IS NULL OR " + fits + ")", set.value());
        }
        return unconvertible(from, to);
    }

    // A day is the DateTime at which it begins, in UTC: the only one that comes back as that day, and as nothing else.
    private Conversion toDateTime() {
        Conversion.Rewrite set = orElse(dialect.isDate(old), old + " || '" + MIDNIGHT + "'", "''");
        return new Conversion.Rewrite("(" + old + " = '' OR " + set.survives() + ")", set.value(), old + " <> ''");
    }

    private Conversion toDate() {
        String day = "substr(" + old + ", 1, 10)";
        Conversion.Rewrite set =
                orElse(dialect.isDate(day) + " AND " + old + " = " + day + " || '" + MIDNIGHT + "'", day, "''");
        return new Conversion.Rewrite("(" + old + " = '' OR " + set.survives() + ")", set.value(), old + " <> ''");
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
            case Binary binary -> unconvertible(from, Plain.INTEGER);
            case Plain plain when isNumber(plain) -> inRange(min, max);
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
            case Text text -> textToNumber(dialect.isDecimal(old), dialect.decimal(old));
            case Code code -> textToNumber(dialect.isDecimal(old), dialect.decimal(old));
            case Binary binary -> unconvertible(from, Plain.DECIMAL);
            case Option option -> Conversion.Rewrite.all(old);
            case EnumOf anEnum -> Conversion.Rewrite.all(old);
            case Plain plain -> isNumber(plain) ? Conversion.Rewrite.all(old) : unconvertible(from, Plain.DECIMAL);
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
        return plain == Plain.INTEGER || plain == Plain.BIG_INTEGER || plain == Plain.DURATION || plain == Plain.BYTE;
    }

    private static boolean isNumber(Plain plain) {
        return isInteger(plain) || plain == Plain.BOOLEAN || plain == Plain.CHAR;
    }
}
