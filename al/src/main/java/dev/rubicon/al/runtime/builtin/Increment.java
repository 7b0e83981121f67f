package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.value.AlError;
import java.math.BigInteger;

/** What IncStr does: the last number in a text goes up, or down if it is negative; it keeps its leading zeros. */
final class Increment {
    private static final int MAX_DIGITS = 100;

    private Increment() {}

    /** An empty text if there is no number in it. */
    static String of(String text, long step) {
        int end = text.length();
        while (end > 0 && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isDigit(text.charAt(start - 1)) && end - start < MAX_DIGITS) {
            start--;
        }
        if (start == end) {
            return "";
        }
        boolean isNegative = start > 0 && text.charAt(start - 1) == '-';
        String digits = text.substring(start, end);
        // Above and below zero alike, the number moves away from it.
        BigInteger next = new BigInteger(digits).add(BigInteger.valueOf(step));
        if (next.signum() < 0) {
            throw AlError.of(
                    "The number in '" + text + "' cannot be changed by " + step + ": it would change its sign.");
        }
        String number = next.toString();
        String padded = "0".repeat(Math.max(0, digits.length() - number.length())) + number;
        String head = text.substring(0, isNegative ? start - 1 : start);
        return head + (isNegative ? "-" : "") + padded + text.substring(end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
