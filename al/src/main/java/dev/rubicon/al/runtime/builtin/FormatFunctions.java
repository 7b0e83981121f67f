package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.format.Evaluation;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.run.RecordIds;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variant;
import java.util.Optional;

/** Values to texts and back. */
final class FormatFunctions {
    private static final int XML = 9;

    private FormatFunctions() {}

    static void define(Builtins functions) {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add(
                "StrSubstNo", Type.TEXT, call -> Sizes.checked(call, substitute(call, 0)), text, Parameter.rest());
        functions.add(
                "SecretStrSubstNo",
                Simple.SECRET_TEXT,
                call -> Sizes.checked(call, substitute(call, 0)),
                text,
                Parameter.rest());
        functions.add("Format", Type.TEXT, FormatFunctions::formatted, Parameter.any());
        functions.add("Format", Type.TEXT, FormatFunctions::formatted, Parameter.any(), whole);
        functions.add("Format", Type.TEXT, FormatFunctions::formatted, Parameter.any(), whole, whole);
        functions.add("Format", Type.TEXT, FormatFunctions::formatted, Parameter.any(), whole, text);
        functions.add(
                "Evaluate", Simple.BOOLEAN, FormatFunctions::evaluated, Parameter.anyPlace(), text, whole.optional());
    }

    /** The text at {@code index} with what follows put in for %1, %2 and #1; {@code #1###} gets just its length. */
    static String substitute(Call call, int index) {
        String text = call.text(index);
        StringBuilder filled = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean isPlace = (c == '%' || c == '#')
                    && i + 1 < text.length()
                    && text.charAt(i + 1) >= '1'
                    && text.charAt(i + 1) <= '9';
            int argument = isPlace ? index + text.charAt(i + 1) - '0' : 0;
            if (!isPlace || !call.has(argument)) {
                filled.append(c);
                i++;
                continue;
            }
            int end = i + 2;
            while (c == '#' && end < text.length() && text.charAt(end) == '#') {
                end++;
            }
            String value = Shown.text(call, argument);
            filled.append(end > i + 2 ? fitted(value, end - i, false) : value);
            Sizes.check(call, filled.length());
            i = end;
        }
        return filled.toString();
    }

    private static String fitted(String text, int length, boolean isRight) {
        if (text.length() >= length) {
            return text.substring(0, length);
        }
        String filling = " ".repeat(length - text.length());
        return isRight ? filling + text : text + filling;
    }

    private static Object formatted(Call call) {
        Type type = call.types().getFirst();
        Object value = call.argument(0);
        String text = call.has(2) && call.argument(2) instanceof String picture
                ? Formats.of(type, value, picture)
                : Shown.text(call.session(), type, value, (int) call.whole(2, 0));
        long length = call.whole(1, 0);
        Sizes.check(call, Math.abs(length));
        Sizes.comes(call, length);
        if (length > 0) {
            return fitted(text, (int) length, type.isNumber() && !(type instanceof Type.Named));
        }
        return length < 0 && text.length() > -length ? text.substring(0, (int) -length) : text;
    }

    private static Object evaluated(Call call) {
        Place place = call.place(0);
        Type type = place.get() instanceof Variant variant ? variant.type() : place.type();
        Optional<Object> value = type == Type.Simple.RECORD_ID
                ? RecordIds.parse(call.session(), call.text(1)).map(id -> id)
                : Evaluation.parse(
                        type,
                        call.text(1),
                        call.whole(2, 0) == XML,
                        call.session().today());
        if (value.isEmpty() && !call.isUsed()) {
            throw new AlError(
                    "NCLCSRTS:EvaluateErrorStr",
                    "The value \"" + call.text(1) + "\" can't be evaluated into type " + type + ".");
        }
        value.ifPresent(found ->
                place.set(Conversions.find(type, place.type()).orElseThrow().apply(found)));
        return value.isPresent();
    }
}
