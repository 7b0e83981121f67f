package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import java.util.List;

/** Finds functions by name and methods by what stands before the dot. */
public final class Library {
    private static final Builtins FUNCTIONS = new Builtins();

    static {
        ErrorFunctions.define(FUNCTIONS);
        FormatFunctions.define(FUNCTIONS);
        TextFunctions.define(FUNCTIONS);
        NumberFunctions.define(FUNCTIONS);
        DateFunctions.define(FUNCTIONS);
        ClearFunctions.define(FUNCTIONS);
        SystemFunctions.define(FUNCTIONS);
        StreamMethods.define(FUNCTIONS);
    }

    private Library() {}

    /** Functions that are called by their name alone. */
    public static List<Builtin> functions(String name) {
        List<Builtin> functions = FUNCTIONS.find(name);
        return functions.isEmpty() ? SessionMethods.BUILTINS.find(name) : functions;
    }

    /** Methods of a type. Those of a property, such as {@code FieldRef.Value}, are called without parentheses. */
    public static List<Builtin> methods(Type receiver, String name) {
        return switch (receiver) {
            case Type.RecordOf record -> RecordMethods.BUILTINS.find(name);
            case Type.Text text -> TextMethods.BUILTINS.find(name);
            case Type.Code code -> TextMethods.BUILTINS.find(name);
            case Type.Named named -> EnumMethods.of(named.definition()).find(name);
            case Type.CodeunitOf codeunit -> List.of();
            case Type.InterfaceOf declared -> List.of();
            case Type.ListOf list -> ListMethods.of(list).find(name);
            case Type.DictionaryOf dictionary ->
                DictionaryMethods.of(dictionary).find(name);
            case Type.ArrayOf array -> List.of();
            case Type.EnumObject object -> EnumMethods.of(object.definition()).find(name);
            case Type.Static word -> Words.find(word.name(), name);
            case Type.Simple simple -> simple(simple, name);
        };
    }

    private static List<Builtin> simple(Type.Simple type, String name) {
        return switch (type) {
            case NOTHING -> List.of();
            case BLOB -> BlobMethods.BLOB.find(name);
            case MEDIA, MEDIA_SET -> BlobMethods.MEDIA.find(name);
            case BOOLEAN, BYTE, CHAR, INTEGER, BIG_INTEGER, DECIMAL, DURATION, DATE, TIME, DATE_TIME, GUID, VERSION ->
                ValueMethods.of(type).find(name);
            case VARIANT -> VariantMethods.BUILTINS.find(name);
            case DATE_FORMULA, TABLE_FILTER -> List.of();
            case RECORD_REF -> RecordRefMethods.BUILTINS.find(name);
            case FIELD_REF -> FieldRefMethods.BUILTINS.find(name);
            case KEY_REF -> KeyRefMethods.BUILTINS.find(name);
            case RECORD_ID -> RecordIdMethods.BUILTINS.find(name);
            case DATA_TRANSFER -> DataTransferMethods.BUILTINS.find(name);
            case TEXT_BUILDER -> TextBuilderMethods.BUILTINS.find(name);
            case BIG_TEXT -> BigTextMethods.BUILTINS.find(name);
            case JSON_TOKEN, JSON_OBJECT, JSON_ARRAY, JSON_VALUE ->
                JsonMethods.of(type).find(name);
            case IN_STREAM -> StreamMethods.IN.find(name);
            case OUT_STREAM -> StreamMethods.OUT.find(name);
            case MODULE_INFO -> NavAppMethods.INFO.find(name);
            case MODULE_DEPENDENCY_INFO -> NavAppMethods.DEPENDENCY.find(name);
            case ERROR_INFO -> ErrorInfoMethods.BUILTINS.find(name);
            case DIALOG -> DialogMethods.BUILTINS.find(name);
            case SECRET_TEXT -> SecretTextMethods.BUILTINS.find(name);
            case NOTIFICATION -> NotificationMethods.BUILTINS.find(name);
            case SESSION_SETTINGS -> List.of();
        };
    }
}
