package dev.rubicon.al.syntax;

import dev.rubicon.model.Quoted;
import java.util.Arrays;
import java.util.OptionalInt;

/** The words of one file in order, three numbers each. The last one, and only that, is {@link TokenKind#END}. */
final class Tokens {
    /** More than any person writes, and few enough to be held in memory: about 40 MB. */
    static final int MAX = 4_000_000;

    private static final byte UNKNOWN = 0;
    private static final TokenKind[] KINDS = TokenKind.values();

    private final Source source;
    private byte[] kinds;

    // One more than the ordinal of each, once somebody has asked: most words are only read over.
    private byte[] keywords;

    private int[] starts;
    private int[] ends;
    private int size;

    Tokens(Source source) {
        this.source = source;
        int expected = 16 + source.length() / 8;
        kinds = new byte[expected];
        keywords = new byte[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            int capacity = size + size / 2;
            kinds = Arrays.copyOf(kinds, capacity);
            keywords = Arrays.copyOf(keywords, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        kinds[size] = (byte) kind.ordinal();
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    int size() {
        return size;
    }

    /** The kind of a token; beyond the last it is {@code END}. */
    TokenKind kind(int index) {
        return index < size ? KINDS[kinds[index]] : TokenKind.END;
    }

    /** The keyword that a token is. After a dot or {@code ::} no word is one: {@code Rec.End}. */
    Keyword keyword(int index) {
        if (kind(index) != TokenKind.IDENTIFIER) {
            return Keyword.NONE;
        }
        if (keywords[index] == UNKNOWN) {
            TokenKind before = index == 0 ? TokenKind.END : kind(index - 1);
            boolean isMember = before == TokenKind.DOT || before == TokenKind.SCOPE;
            Keyword keyword = isMember ? Keyword.NONE : Keyword.at(source, starts[index], ends[index]);
            keywords[index] = (byte) (keyword.ordinal() + 1);
        }
        return Keyword.of(keywords[index] - 1);
    }

    Position position(int index) {
        return new Position(source, starts[index]);
    }

    /** As it is written. */
    String text(int index) {
        return source.substring(starts[index], ends[index]);
    }

    /** What it names: the text, for a quoted identifier without its quotes. */
    String name(int index) {
        return kind(index) == TokenKind.QUOTED_IDENTIFIER
                ? unquoted(starts[index] + 1, ends[index] - 1, "\"")
                : text(index);
    }

    /** What a text literal says, without its quotes. */
    String literal(int index) {
        int opening = kind(index) == TokenKind.VERBATIM_STRING ? 2 : 1;
        return unquoted(starts[index] + opening, ends[index] - 1, "'");
    }

    private String unquoted(int from, int to, String quote) {
        String inner = source.substring(from, to);
        return inner.contains(quote) ? inner.replace(quote + quote, quote) : inner;
    }

    /** Whether it is that word, unquoted, in any case; {@code word} is in lower case. */
    boolean isWord(int index, String word) {
        return kind(index) == TokenKind.IDENTIFIER && source.spells(starts[index], ends[index], word);
    }

    /** The value of an integer, absent if it is beyond 2^31-1. */
    OptionalInt number(int index) {
        String digits = text(index);
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        if (digits.length() - first > 10) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(digits, first, digits.length(), 10);
        return value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /** How it is called in messages. */
    String described(int index) {
        return kind(index) == TokenKind.END ? TokenKind.END.toString() : "'" + Quoted.shortened(text(index)) + "'";
    }
}
