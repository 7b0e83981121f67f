package dev.rubicon.al.runtime.program;

import java.util.List;
import java.util.stream.Collectors;

/** The static type of an expression. {@code toString} is how AL writes it. */
public sealed interface Type {
    /** The length of a Text or Code without one. */
    int UNBOUNDED = Integer.MAX_VALUE;

    Type TEXT = new Text(UNBOUNDED);
    Type CODE = new Code(UNBOUNDED);

    /** Types without parameters. What follows {@code VARIANT} is an object that code holds a reference to. */
    enum Simple implements Type {
        /** What a procedure without a return value gives. */
        NOTHING("nothing"),
        BOOLEAN("Boolean"),
        BYTE("Byte"),
        CHAR("Char"),
        INTEGER("Integer"),
        BIG_INTEGER("BigInteger"),
        DECIMAL("Decimal"),
        DURATION("Duration"),
        DATE("Date"),
        TIME("Time"),
        DATE_TIME("DateTime"),
        DATE_FORMULA("DateFormula"),
        GUID("Guid"),
        RECORD_ID("RecordId"),
        TABLE_FILTER("TableFilter"),
        BLOB("Blob"),
        MEDIA("Media"),
        MEDIA_SET("MediaSet"),
        VARIANT("Variant"),
        RECORD_REF("RecordRef"),
        FIELD_REF("FieldRef"),
        KEY_REF("KeyRef"),
        TEXT_BUILDER("TextBuilder"),
        BIG_TEXT("BigText"),
        JSON_TOKEN("JsonToken"),
        JSON_OBJECT("JsonObject"),
        JSON_ARRAY("JsonArray"),
        JSON_VALUE("JsonValue"),
        IN_STREAM("InStream"),
        OUT_STREAM("OutStream"),
        VERSION("Version"),
        MODULE_INFO("ModuleInfo"),
        MODULE_DEPENDENCY_INFO("ModuleDependencyInfo"),
        ERROR_INFO("ErrorInfo"),
        DATA_TRANSFER("DataTransfer"),
        DIALOG("Dialog"),
        SECRET_TEXT("SecretText"),
        SESSION_SETTINGS("SessionSettings"),
        NOTIFICATION("Notification");

        private final String text;

        Simple(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code Text[50]}, {@code Text}, a label. */
    record Text(int length) implements Type {
        @Override
        public String toString() {
            return length == UNBOUNDED ? "Text" : "Text[" + length + "]";
        }
    }

    /** {@code Code[20]}. */
    record Code(int length) implements Type {
        @Override
        public String toString() {
            return length == UNBOUNDED ? "Code" : "Code[" + length + "]";
        }
    }

    /** An enum, an Option, or what the language itself names, such as {@code TextEncoding}. Its values are ordinals. */
    record Named(EnumDefinition definition) implements Type {
        @Override
        public String toString() {
            return definition.toString();
        }
    }

    /** {@code Record Customer temporary}. */
    record RecordOf(TableDefinition table, boolean isTemporary) implements Type {
        @Override
        public String toString() {
            return "Record " + table.name();
        }
    }

    /** {@code Codeunit "Upgrade Tag"}. */
    record CodeunitOf(CodeObject codeunit) implements Type {
        @Override
        public String toString() {
            return "Codeunit " + codeunit.name();
        }
    }

    /** {@code Interface Paint}. */
    record InterfaceOf(CodeObject declared) implements Type {
        @Override
        public String toString() {
            return "Interface " + declared.name();
        }
    }

    /** {@code List of [Text]}. */
    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "List of [" + element + "]";
        }
    }

    /** {@code Dictionary of [Code[20], Integer]}. */
    record DictionaryOf(Type key, Type value) implements Type {
        @Override
        public String toString() {
            return "Dictionary of [" + key + ", " + value + "]";
        }
    }

    /** {@code array[2, 3] of Text}. */
    record ArrayOf(List<Integer> dimensions, Type element) implements Type {
        public ArrayOf {
            dimensions = List.copyOf(dimensions);
        }

        /** How many elements it has in all. */
        public int size() {
            return dimensions.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
        }

        @Override
        public String toString() {
            return "array[" + dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "] of "
                    + element;
        }
    }

    /** A word that only stands before {@code .} or {@code ::}, such as {@code NavApp} or {@code Database}. */
    record Static(String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code Enum::Colour}: the enum itself, not one of its values. */
    record EnumObject(EnumDefinition definition) implements Type {
        @Override
        public String toString() {
            return definition.toString();
        }
    }

    default boolean isText() {
        return this instanceof Text || this instanceof Code;
    }

    /** Whether its values are whole numbers: all of these are held as {@link Long}. */
    default boolean isWhole() {
        return this == Simple.INTEGER
                || this == Simple.BIG_INTEGER
                || this == Simple.BYTE
                || this == Simple.CHAR
                || this == Simple.DURATION
                || this instanceof Named;
    }

    default boolean isNumber() {
        return isWhole() || this == Simple.DECIMAL;
    }
}
