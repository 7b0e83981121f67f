package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.format.StandardFormats;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.value.Variant;

/** Values as texts, as Format gives them for the language ENU. */
public final class Formats {
    private Formats() {}

    /** Format number 0: as people read it. */
    public static String standard(Type type, Object value) {
        return of(type, value, 0);
    }

    /** A standard format; 9 is how XML has it, which does not depend on a language. */
    public static String of(Type type, Object value, int number) {
        return switch (value) {
            case String text -> text;
            case FieldRefValue reference ->
                of(reference.field().type(), reference.record().get(reference.field()), number);
            case RecordValue record -> record.id().text();
            case Variant variant -> of(variant.type(), variant.value(), number);
            default -> StandardFormats.of(type, value, number);
        };
    }

    /** By a format string such as {@code <Day,2>. <Month Text>}. */
    public static String of(Type type, Object value, String picture) {
        return StandardFormats.of(type, value, picture);
    }
}
