package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import java.util.List;

/** What FieldRef.Type and FieldRef.Class give. */
public final class FieldKinds {
    /** FieldType, of the language. */
    public static final EnumDefinition TYPE = EnumDefinition.ofMembers(
            "FieldType",
            List.of(
                    "TableFilter",
                    "RecordId",
                    "Text",
                    "Date",
                    "Time",
                    "DateFormula",
                    "Decimal",
                    "Media",
                    "MediaSet",
                    "Binary",
                    "Blob",
                    "Boolean",
                    "Integer",
                    "Code",
                    "Option",
                    "BigInteger",
                    "Duration",
                    "Guid",
                    "DateTime",
                    "Byte",
                    "Char"));

    /** FieldClass, of the language. */
    static final EnumDefinition CLASS =
            EnumDefinition.ofMembers("FieldClass", List.of("Normal", "FlowField", "FlowFilter"));

    private FieldKinds() {}

    static long type(FieldDefinition field) {
        String name = switch (field.type()) {
            case Type.Text text -> "Text";
            case Type.Code code -> "Code";
            case Type.Named named -> "Option";
            default -> field.type().toString();
        };
        return TYPE.ordinal(name).orElse(0);
    }

    static long fieldClass(FieldDefinition field) {
        return field.isFlow() ? 1 : field.isFlowFilter() ? 2 : 0;
    }

    static long length(FieldDefinition field) {
        return switch (field.type()) {
            case Type.Text text -> text.length();
            case Type.Code code -> code.length();
            case Type.Simple simple ->
                switch (simple) {
                    case BIG_INTEGER, DURATION, DATE_TIME -> 8;
                    case DECIMAL -> 12;
                    case GUID, MEDIA, MEDIA_SET -> 16;
                    case BLOB -> 8;
                    case BYTE -> 1;
                    case CHAR -> 2;
                    case DATE_FORMULA -> 32;
                    case RECORD_ID -> 448;
                    default -> 4;
                };
            default -> 4;
        };
    }
}
