package dev.rubicon.al.runtime.builtin;

import java.util.BitSet;

/** Looks for texts and characters in time that only grows with the lengths of both, whatever they hold. */
final class Search {
    private static final long PLAIN = 100_000_000L;

    private Search() {}

    /** Where it first is from {@code start} on; -1 if nowhere. */
    static int find(String text, String pattern, int start) {
        boolean isCheap = (long) text.length() * pattern.length() < PLAIN;
        return isCheap ? text.indexOf(pattern, start) : knuthMorrisPratt(text, pattern, start);
    }

    /** The text with something else for each place where {@code old} is, which is not empty. */
    static String replaced(Call call, String text, String old, String replacement) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int found = find(text, old, 0); found >= 0; found = find(text, old, at)) {
            result.append(text, at, found).append(replacement);
            Sizes.check(call, result.length());
            at = found + old.length();
        }
        return Sizes.checked(call, result.append(text, at, text.length()).toString());
    }

    /** Where it last is, at {@code end} or before; -1 if nowhere. */
    static int findLast(String text, String pattern, int end) {
        if ((long) text.length() * pattern.length() < PLAIN) {
            return text.lastIndexOf(pattern, end);
        }
        String head = text.substring(0, (int) Math.clamp((long) end + pattern.length(), 0L, text.length()));
        int found = find(reversed(head), reversed(pattern), 0);
        return found < 0 ? -1 : head.length() - found - pattern.length();
    }

    private static String reversed(String text) {
        char[] characters = new char[text.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = text.charAt(characters.length - 1 - i);
        }
        return new String(characters);
    }

    // borders[i] is the longest beginning of the pattern that also ends its first i characters.
    private static int knuthMorrisPratt(String text, String pattern, int start) {
        int[] borders = new int[pattern.length() + 1];
        borders[0] = -1;
        int border = -1;
        for (int i = 0; i < pattern.length(); i++) {
            while (border >= 0 && pattern.charAt(i) != pattern.charAt(border)) {
                border = borders[border];
            }
            borders[i + 1] = ++border;
        }
        int matched = 0;
        for (int i = start; i < text.length(); i++) {
            while (matched >= 0 && text.charAt(i) != pattern.charAt(matched)) {
                matched = borders[matched];
            }
            if (++matched == pattern.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    /** The characters of a text, to ask for one of them. */
    static BitSet characters(String text) {
        BitSet characters = new BitSet();
        text.chars().forEach(characters::set);
        return characters;
    }
}
