package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlError;
import java.util.BitSet;
import java.util.Locale;

/** Functions over texts: those that are called by their name alone. Positions count from 1. */
final class TextFunctions {
    private TextFunctions() {}

    static void define(Builtins functions) {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add("StrLen", Simple.INTEGER, call -> (long) call.text(0).length(), text);
        functions.add("MaxStrLen", Simple.INTEGER, TextFunctions::maxLength, Parameter.any());
        functions.add("CopyStr", Type.TEXT, TextFunctions::copied, text, whole, whole.optional());
        functions.add("DelStr", Type.TEXT, TextFunctions::deleted, text, whole, whole.optional());
        functions.add("InsStr", Type.TEXT, TextFunctions::inserted, text, text, whole);
        functions.add("PadStr", Type.TEXT, TextFunctions::padded, text, whole, text.optional());
        functions.add(
                "StrPos",
                Simple.INTEGER,
                call -> call.text(1).isEmpty() ? 0L : Search.find(call.text(0), call.text(1), 0) + 1L,
                text,
                text);
        functions.add("SelectStr", Type.TEXT, TextFunctions::selected, whole, text);
        functions.add("ConvertStr", Type.TEXT, TextFunctions::converted, text, text, text);
        functions.add("DelChr", Type.TEXT, TextFunctions::withoutCharacters, text, text.optional(), text.optional());
        functions.add("StrCheckSum", Simple.INTEGER, TextFunctions::checkSum, text, text.optional(), whole.optional());
        functions.add(
                "IncStr",
                Type.TEXT,
                call -> Increment.of(call.text(0), call.whole(1, 1)),
                text,
                Parameter.of(Simple.BIG_INTEGER).optional());
        functions.add("LowerCase", Type.TEXT, call -> call.text(0).toLowerCase(Locale.ROOT), text);
        functions.add("UpperCase", Type.TEXT, call -> call.text(0).toUpperCase(Locale.ROOT), text);
    }

    private static Object maxLength(Call call) {
        int length = switch (call.types().getFirst()) {
            case Type.Text text -> text.length();
            case Type.Code code -> code.length();
            default -> throw AlError.of("MaxStrLen takes a Text or a Code.");
        };
        return (long) length;
    }

    private static Object copied(Call call) {
        String text = call.text(0);
        long from = position(call.whole(1), "CopyStr");
        if (call.has(2) && call.whole(2) < 0) {
            throw AlError.of("The value of a parameter of CopyStr is outside of the permitted range: the length is "
                    + call.whole(2) + ".");
        }
        if (from > text.length()) {
            return "";
        }
        long to = call.has(2) ? Math.min(text.length(), from - 1 + call.whole(2)) : text.length();
        return text.substring((int) from - 1, (int) to);
    }

    private static long position(long position, String function) {
        if (position < 1) {
            throw AlError.of("The value of a parameter of " + function
                    + " is outside of the permitted range: the position is " + position + ".");
        }
        return position;
    }

    private static Object deleted(Call call) {
        String text = call.text(0);
        long from = position(call.whole(1), "DelStr");
        long length = call.whole(2, text.length());
        if (from > text.length() || length <= 0) {
            return text;
        }
        long to = Math.min(text.length(), from - 1 + length);
        return text.substring(0, (int) from - 1) + text.substring((int) to);
    }

    private static Object inserted(Call call) {
        String text = call.text(0);
        int at = (int) Math.min(text.length(), position(call.whole(2), "InsStr") - 1);
        return Sizes.checked(call, text.substring(0, at) + call.text(1) + text.substring(at));
    }

    private static Object padded(Call call) {
        String text = call.text(0);
        long length = call.whole(1);
        String filler = call.has(2) ? call.text(2) : " ";
        if (length < 0 || filler.length() != 1) {
            throw AlError.of("PadStr takes a length that is not negative, and one character to fill with.");
        }
        Sizes.check(call, length);
        Sizes.comes(call, length);
        return length <= text.length()
                ? text.substring(0, (int) length)
                : text + filler.repeat((int) length - text.length());
    }

    private static Object selected(Call call) {
        String list = withoutCommas(call.text(1));
        long number = call.whole(0);
        int from = 0;
        for (long i = 1; i < number && from >= 0; i++) {
            from = list.indexOf(',', from) + 1;
            from = from == 0 ? -1 : from;
        }
        if (number < 1 || from < 0) {
            throw AlError.of("The comma-separated string '" + call.text(1) + "' does not contain a value for index "
                    + number + ".");
        }
        int end = list.indexOf(',', from);
        return list.substring(from, end < 0 ? list.length() : end);
    }

    private static String withoutCommas(String list) {
        int end = list.length();
        while (end > 0 && list.charAt(end - 1) == ',') {
            end--;
        }
        return list.substring(0, end);
    }

    private static Object converted(Call call) {
        String from = call.text(1);
        String to = call.text(2);
        if (from.length() != to.length()) {
            throw AlError.of("The lengths of both lists of characters given to ConvertStr must be the same.");
        }
        int[] replacements = new int[Character.MAX_VALUE + 1];
        for (int i = from.length() - 1; i >= 0; i--) {
            replacements[from.charAt(i)] = to.charAt(i) + 1;
        }
        StringBuilder text = new StringBuilder(call.text(0));
        for (int i = 0; i < text.length(); i++) {
            int replacement = replacements[text.charAt(i)];
            if (replacement > 0) {
                text.setCharAt(i, (char) (replacement - 1));
            }
        }
        return text.toString();
    }

    private static Object withoutCharacters(Call call) {
        String text = call.text(0);
        String where = call.has(1) ? call.text(1) : "=";
        BitSet which = Search.characters(call.has(2) ? call.text(2) : " ");
        if (!where.matches("[=<>]*")) {
            throw AlError.of("DelChr takes '=', '<' and '>' to say where, and not '" + where + "'.");
        }
        int from = 0;
        int to = text.length();
        while (where.indexOf('<') >= 0 && from < to && which.get(text.charAt(from))) {
            from++;
        }
        while (where.indexOf('>') >= 0 && from < to && which.get(text.charAt(to - 1))) {
            to--;
        }
        String kept = text.substring(from, to);
        if (where.indexOf('=') < 0) {
            return kept;
        }
        StringBuilder bare = new StringBuilder();
        kept.chars().filter(c -> !which.get(c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static Object checkSum(Call call) {
        String digits = call.text(0);
        String given = call.has(1) ? call.text(1) : "";
        long modulus = call.whole(2, 10);
        if (!digits.matches("[0-9]*") || !given.matches("[0-9]*") || given.length() > digits.length() || modulus < 1) {
            throw AlError.of("StrCheckSum takes digits, at most as many weights, and a positive modulus.");
        }
        long sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = i < given.length() ? given.charAt(i) - '0' : 1;
            sum += (long) (digits.charAt(i) - '0') * weight;
        }
        return digits.isEmpty() ? 0L : Conversions.inRange((modulus - sum % modulus) % modulus, Simple.INTEGER);
    }
}
