package dev.rubicon.schema;

import java.util.List;

/** The data type of a field, by AL's names. {@code toString} is how AL writes it. */
public sealed interface FieldType {
    /** Whether both are one type; the name of an enum may differ in case. */
    default boolean isSameAs(FieldType other) {
        return this instanceof EnumOf named && other instanceof EnumOf same
                ? named.name().equalsIgnoreCase(same.name())
                : equals(other);
    }

    /** Whether its values are numbers that stand for names. */
    default boolean isNamedNumber() {
        return this instanceof Option || this instanceof EnumOf;
    }

    /** Types that have no parameters. */
    enum Plain implements FieldType {
        BIG_INTEGER("BigInteger"),
        BLOB("Blob"),
        BOOLEAN("Boolean"),
        /** From 0 to 255. */
        BYTE("Byte"),
        /** A character as its number, from 0 to 65535. */
        CHAR("Char"),
        DATE("Date"),
        DATE_FORMULA("DateFormula"),
        DATE_TIME("DateTime"),
        DECIMAL("Decimal"),
        DURATION("Duration"),
        GUID("Guid"),
        INTEGER("Integer"),
        MEDIA("Media"),
        MEDIA_SET("MediaSet"),
        RECORD_ID("RecordId"),
        TABLE_FILTER("TableFilter"),
        TIME("Time");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Unicode text of at most {@code length} characters. */
    record Text(int length) implements FieldType {
        @Override
        public String toString() {
            return "Text[" + length + "]";
        }
    }

    /** Text in upper case without blanks at its ends, at most {@code length} characters. */
    record Code(int length) implements FieldType {
        @Override
        public String toString() {
            return "Code[" + length + "]";
        }
    }

    /** At most {@code length} bytes. */
    record Binary(int length) implements FieldType {
        @Override
        public String toString() {
            return "Binary[" + length + "]";
        }
    }

    /** A number from 0 that names one of {@code members}, which are in ordinal order. */
    record Option(List<String> members) implements FieldType {
        public Option {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return "Option";
        }
    }

    /** A number that names a value of the enum object {@code name}. */
    record EnumOf(String name) implements FieldType {
        @Override
        public String toString() {
            return "Enum \"" + name + "\"";
        }
    }
}
