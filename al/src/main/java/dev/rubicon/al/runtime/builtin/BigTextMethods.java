package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;

/** Methods of BigText. Positions count from 1. */
final class BigTextMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        Parameter whole = Parameter.of(Simple.INTEGER);
        BUILTINS.add("AddText", call -> add(call, call.text(0)), Parameter.of(Type.TEXT), whole.optional());
        BUILTINS.add(
                "AddText",
                call -> add(call, call.argument(0).toString()),
                Parameter.of(Simple.BIG_TEXT),
                whole.optional());
        BUILTINS.add(
                "GetSubText",
                Simple.INTEGER,
                call -> {
                    String part = part(call);
                    call.place(0).set(part);
                    return (long) part.length();
                },
                Parameter.place(Type.TEXT),
                whole,
                whole.optional());
        BUILTINS.add(
                "GetSubText",
                Simple.INTEGER,
                call -> {
                    String part = part(call);
                    call.place(0).set(new StringBuilder(part));
                    return (long) part.length();
                },
                Parameter.place(Simple.BIG_TEXT),
                whole,
                whole.optional());
        BUILTINS.add("Length", Simple.INTEGER, call -> (long) text(call).length());
        BUILTINS.add(
                "TextPos",
                Simple.INTEGER,
                call -> call.text(0).isEmpty() ? 0L : Search.find(text(call).toString(), call.text(0), 0) + 1L,
                Parameter.of(Type.TEXT));
        BUILTINS.add("ToText", Type.TEXT, call -> text(call).toString());
    }

    private BigTextMethods() {}

    static StringBuilder text(Call call) {
        return (StringBuilder) call.receiver();
    }

    private static void add(Call call, String added) {
        StringBuilder text = text(call);
        Sizes.check(call, (long) text.length() + added.length());
        long at = call.whole(1, text.length() + 1L);
        if (at < 1) {
            throw AlError.of("The position in a BigText must be positive, and not " + at + ".");
        }
        call.session().memory().add(2L * added.length());
        text.insert((int) Math.min(text.length(), at - 1), added);
    }

    private static String part(Call call) {
        StringBuilder text = text(call);
        long from = call.whole(1);
        long length = call.whole(2, text.length());
        if (from < 1 || length < 0) {
            throw AlError.of("The position in a BigText must be positive, and not " + from + ".");
        }
        return from > text.length()
                ? ""
                : text.substring((int) from - 1, (int) Math.min(text.length(), from - 1 + length));
    }
}
