package dev.rubicon.al.runtime.program;

import dev.rubicon.al.runtime.program.Type.Named;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;

/** What code makes of the type of a field. */
final class FieldTypes {
    private FieldTypes() {}

    /** An enum that no app of the program declares is one without values. */
    static Type type(FieldType type, Program program, AppCode app) {
        return switch (type) {
            case Text text -> new Type.Text(text.length());
            case Code code -> new Type.Code(code.length());
            case Binary binary -> Simple.BLOB;
            case Option option -> new Named(EnumDefinition.ofMembers("", option.members()));
            case EnumOf named ->
                new Named(program.enumType(named.name(), app).orElseGet(() -> EnumDefinition.ofEnum(-1, named.name())));
            case Plain plain ->
                switch (plain) {
                    case BIG_INTEGER -> Simple.BIG_INTEGER;
                    case BLOB -> Simple.BLOB;
                    case BOOLEAN -> Simple.BOOLEAN;
                    case BYTE -> Simple.BYTE;
                    case CHAR -> Simple.CHAR;
                    case DATE -> Simple.DATE;
                    case DATE_FORMULA -> Simple.DATE_FORMULA;
                    case DATE_TIME -> Simple.DATE_TIME;
                    case DECIMAL -> Simple.DECIMAL;
                    case DURATION -> Simple.DURATION;
                    case GUID -> Simple.GUID;
                    case INTEGER -> Simple.INTEGER;
                    case MEDIA -> Simple.MEDIA;
                    case MEDIA_SET -> Simple.MEDIA_SET;
                    case RECORD_ID -> Simple.RECORD_ID;
                    case TABLE_FILTER -> Simple.TABLE_FILTER;
                    case TIME -> Simple.TIME;
                };
        };
    }
}
