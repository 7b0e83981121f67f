package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;

/** Methods of TextBuilder. Positions count from 1; a line ends with LF. */
final class TextBuilderMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        BUILTINS.add("Append", Simple.BOOLEAN, call -> appended(call, call.text(0)), text);
        BUILTINS.add("AppendLine", Simple.BOOLEAN, call -> appended(call, "\n"));
        BUILTINS.add("AppendLine", Simple.BOOLEAN, call -> appended(call, call.text(0) + "\n"), text);
        BUILTINS.add("Insert", Simple.BOOLEAN, TextBuilderMethods::inserted, whole, text);
        BUILTINS.add("Remove", Simple.BOOLEAN, TextBuilderMethods::removed, whole, whole);
        BUILTINS.add(
                "Replace",
                Simple.BOOLEAN,
                call -> replaced(call, 0, builder(call).length()),
                text,
                text);
        BUILTINS.add("Replace", Simple.BOOLEAN, TextBuilderMethods::replacedPart, text, text, whole, whole);
        BUILTINS.add("Clear", Simple.BOOLEAN, call -> {
            builder(call).setLength(0);
            return true;
        });
        BUILTINS.add("Length", Simple.INTEGER, call -> (long) builder(call).length());
        BUILTINS.add("Length", TextBuilderMethods::resize, whole);
        BUILTINS.add("Capacity", Simple.INTEGER, call -> (long) builder(call).capacity());
        BUILTINS.add("Capacity", call -> {}, whole);
        BUILTINS.add("MaxCapacity", Simple.INTEGER, call -> (long) Integer.MAX_VALUE);
        BUILTINS.add("EnsureCapacity", Simple.INTEGER, TextBuilderMethods::grow, whole);
        BUILTINS.add(
                "ToText", Type.TEXT, call -> Sizes.checked(call, builder(call).toString()));
        BUILTINS.add("ToText", Type.TEXT, TextBuilderMethods::part, whole, whole);
    }

    private TextBuilderMethods() {}

    private static StringBuilder builder(Call call) {
        return (StringBuilder) call.receiver();
    }

    private static Object appended(Call call, String text) {
        Sizes.check(call, (long) builder(call).length() + text.length());
        call.session().memory().add(2L * text.length());
        builder(call).append(text);
        return true;
    }

    private static int start(Call call, int argument, int most) {
        long at = call.whole(argument);
        if (at < 1 || at > most + 1L) {
            throw AlError.of("The startIndex parameter is out of range: it is " + at + ", and the text has "
                    + builder(call).length() + " characters.");
        }
        return (int) at - 1;
    }

    private static int end(Call call, int argument, int start) {
        long count = call.whole(argument);
        if (count < 0 || start + count > builder(call).length()) {
            throw AlError.of("The count parameter is out of range: it is " + count + ".");
        }
        return start + (int) count;
    }

    private static Object inserted(Call call) {
        Sizes.check(call, (long) builder(call).length() + call.text(1).length());
        call.session().memory().add(2L * call.text(1).length());
        builder(call).insert(start(call, 0, builder(call).length()), call.text(1));
        return true;
    }

    private static Object removed(Call call) {
        int start = start(call, 0, builder(call).length());
        builder(call).delete(start, end(call, 1, start));
        return true;
    }

    private static Object replacedPart(Call call) {
        int start = start(call, 2, builder(call).length());
        return replaced(call, start, end(call, 3, start));
    }

    private static boolean replaced(Call call, int from, int to) {
        if (call.text(0).isEmpty()) {
            throw AlError.of("The value to replace must not be empty.");
        }
        StringBuilder builder = builder(call);
        String changed = Search.replaced(call, builder.substring(from, to), call.text(0), call.text(1));
        Sizes.check(call, (long) builder.length() - (to - from) + changed.length());
        builder.replace(from, to, changed);
        return true;
    }

    private static void resize(Call call) {
        if (call.whole(0) < 0) {
            throw AlError.of("The length of a TextBuilder must not be negative.");
        }
        Sizes.check(call, call.whole(0));
        Sizes.comes(call, call.whole(0));
        builder(call).setLength((int) call.whole(0));
    }

    private static Object grow(Call call) {
        Sizes.check(call, call.whole(0));
        Sizes.comes(call, call.whole(0));
        builder(call).ensureCapacity((int) Math.max(0, call.whole(0)));
        return (long) builder(call).capacity();
    }

    private static Object part(Call call) {
        int start = start(call, 0, builder(call).length());
        return builder(call).substring(start, end(call, 1, start));
    }
}
