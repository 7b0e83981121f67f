package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Methods of Text, Code and labels. Positions count from 1, and case matters. */
final class TextMethods {
    static final Builtins BUILTINS = new Builtins();
    private static final int MAX_SEPARATORS = 1000;

    static {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        BUILTINS.add("Contains", Simple.BOOLEAN, call -> Search.find(call.receiverText(), call.text(0), 0) >= 0, text);
        BUILTINS.add("StartsWith", Simple.BOOLEAN, call -> call.receiverText().startsWith(call.text(0)), text);
        BUILTINS.add("EndsWith", Simple.BOOLEAN, call -> call.receiverText().endsWith(call.text(0)), text);
        BUILTINS.add("IndexOf", Simple.INTEGER, TextMethods::indexOf, text, whole.optional());
        BUILTINS.add("LastIndexOf", Simple.INTEGER, TextMethods::lastIndexOf, text, whole.optional());
        BUILTINS.add("IndexOfAny", Simple.INTEGER, call -> indexOfAny(call, call.text(0)), text, whole.optional());
        BUILTINS.add(
                "IndexOfAny",
                Simple.INTEGER,
                call -> indexOfAny(call, characters(call.argument(0))),
                Parameter.of(new Type.ListOf(Simple.CHAR)),
                whole.optional());
        BUILTINS.add("Replace", Type.TEXT, TextMethods::replaced, text, text);
        BUILTINS.add("Substring", Type.TEXT, TextMethods::part, whole, whole.optional());
        BUILTINS.add("Remove", Type.TEXT, TextMethods::removed, whole, whole.optional());
        BUILTINS.add("Insert", Type.TEXT, TextMethods::inserted, whole, text);
        BUILTINS.add("ToLower", Type.TEXT, call -> call.receiverText().toLowerCase(Locale.ROOT));
        BUILTINS.add("ToUpper", Type.TEXT, call -> call.receiverText().toUpperCase(Locale.ROOT));
        BUILTINS.add("ToText", Type.TEXT, Call::receiverText);
        BUILTINS.add("Trim", Type.TEXT, call -> call.receiverText().strip());
        BUILTINS.add("TrimStart", Type.TEXT, call -> trimmed(call, true), text.optional());
        BUILTINS.add("TrimEnd", Type.TEXT, call -> trimmed(call, false), text.optional());
        Parameter character = Parameter.of(Simple.CHAR).optional();
        BUILTINS.add("PadLeft", Type.TEXT, call -> filling(call) + call.receiverText(), whole, character);
        BUILTINS.add("PadRight", Type.TEXT, call -> call.receiverText() + filling(call), whole, character);
        Type parts = new Type.ListOf(Type.TEXT);
        BUILTINS.add("Split", parts, TextMethods::split, Parameter.of(parts));
        BUILTINS.add("Split", parts, TextMethods::split, Parameter.of(new Type.ListOf(Simple.CHAR)));
        BUILTINS.add("Split", parts, TextMethods::split, Parameter.rest());
    }

    private TextMethods() {}

    private static int start(Call call, int index) {
        long start = call.whole(index, 1);
        if (start < 1 || start > call.receiverText().length() + 1L) {
            throw AlError.of("The startIndex parameter is out of range: it is " + start + ", and the text has "
                    + call.receiverText().length() + " characters.");
        }
        return (int) start - 1;
    }

    private static int count(Call call, int start) {
        long rest = call.receiverText().length() - (long) start;
        long count = call.whole(1, rest);
        if (count < 0) {
            throw AlError.of("The count parameter must not be negative: it is " + count + ".");
        }
        return (int) Math.min(count, rest);
    }

    private static Object indexOf(Call call) {
        return Search.find(call.receiverText(), call.text(0), start(call, 1)) + 1L;
    }

    private static Object lastIndexOf(Call call) {
        int start = call.has(1) ? start(call, 1) : call.receiverText().length();
        int last = call.has(1) ? start - call.text(0).length() + 1 : start;
        return Search.findLast(call.receiverText(), call.text(0), last) + 1L;
    }

    private static Object indexOfAny(Call call, String characters) {
        String text = call.receiverText();
        BitSet wanted = Search.characters(characters);
        for (int i = start(call, 1); i < text.length(); i++) {
            if (wanted.get(text.charAt(i))) {
                return i + 1L;
            }
        }
        return 0L;
    }

    private static String characters(Object list) {
        StringBuilder characters = new StringBuilder();
        ((List<?>) list).forEach(one -> characters.append((char) ((Long) one).intValue()));
        return characters.toString();
    }

    private static Object replaced(Call call) {
        if (call.text(0).isEmpty()) {
            throw AlError.of("The value to replace must not be empty.");
        }
        return Search.replaced(call, call.receiverText(), call.text(0), call.text(1));
    }

    private static Object part(Call call) {
        int start = start(call, 0);
        return call.receiverText().substring(start, start + count(call, start));
    }

    private static Object removed(Call call) {
        int start = start(call, 0);
        return call.receiverText().substring(0, start) + call.receiverText().substring(start + count(call, start));
    }

    private static Object inserted(Call call) {
        int start = start(call, 0);
        String text = call.receiverText();
        return Sizes.checked(call, text.substring(0, start) + call.text(1) + text.substring(start));
    }

    private static String trimmed(Call call, boolean isStart) {
        String text = call.receiverText();
        BitSet which = Search.characters(call.has(0) ? call.text(0) : "");
        int from = 0;
        int to = text.length();
        while (isStart && from < to && isTrimmed(text.charAt(from), which)) {
            from++;
        }
        while (!isStart && to > from && isTrimmed(text.charAt(to - 1), which)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isTrimmed(char c, BitSet which) {
        return which.isEmpty() ? Character.isWhitespace(c) || c == '\u00a0' : which.get(c);
    }

    private static String filling(Call call) {
        long length = call.whole(0);
        if (length < 0) {
            throw AlError.of("The count parameter must not be negative: it is " + length + ".");
        }
        Sizes.check(call, length);
        Sizes.comes(call, length);
        String filler = String.valueOf((char) (int) call.whole(1, ' '));
        return filler.repeat(Math.max(0, (int) length - call.receiverText().length()));
    }

    // Separators are texts, characters, or lists of them; without any, it is white space.
    private static Object split(Call call) {
        List<String> separators = new ArrayList<>();
        for (int i = 0; i < call.count(); i++) {
            Object given = call.argument(i);
            List<?> all = given instanceof List<?> list ? list : List.of(given);
            for (Object one : all) {
                String separator =
                        one instanceof Long character ? String.valueOf((char) character.intValue()) : one.toString();
                if (!separator.isEmpty()) {
                    separators.add(separator);
                }
            }
        }
        return split(call, separators);
    }

    private static Object split(Call call, List<String> separators) {
        String text = call.receiverText();
        if (separators.stream().mapToLong(String::length).sum() > MAX_SEPARATORS) {
            throw AlError.of("The separators to split at have more than " + MAX_SEPARATORS + " characters.");
        }
        List<Object> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int length = separator(text, at, separators);
            if (length > 0) {
                parts.add(text.substring(from, at));
                call.session().memory().keep(parts.getLast());
                Sizes.checkElements(call, parts.size());
                at += length;
                from = at;
            } else {
                at++;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static int separator(String text, int at, List<String> separators) {
        if (separators.isEmpty()) {
            return Character.isWhitespace(text.charAt(at)) ? 1 : 0;
        }
        for (String separator : separators) {
            if (text.startsWith(separator, at)) {
                return separator.length();
            }
        }
        return 0;
    }
}
