package dev.rubicon.al.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that code is made of. Outside of code any of them may be a name, and so they are {@link TokenKind#IDENTIFIER}s
 * that are a keyword besides.
 */
public enum Keyword {
    /** What is no keyword. */
    NONE(false),
    AND(true),
    ARRAY(false),
    ASSERTERROR(true),
    BEGIN(true),
    BREAK(false),
    CASE(true),
    CONTINUE(false),
    DIV(true),
    DO(true),
    DOWNTO(true),
    ELSE(true),
    END(true),
    EVENT(false),
    EXIT(false),
    FALSE(true),
    FOR(true),
    FOREACH(true),
    IF(true),
    IN(true),
    INTERNAL(false),
    LOCAL(false),
    MOD(true),
    NOT(true),
    OF(true),
    OR(true),
    PROCEDURE(true),
    PROTECTED(false),
    REPEAT(true),
    TEMPORARY(false),
    THEN(true),
    THIS(false),
    TO(true),
    TRIGGER(true),
    TRUE(true),
    UNTIL(true),
    VAR(true),
    WHILE(true),
    WITH(true),
    XOR(true);

    private static final Keyword[] ALL = values();
    private static final int MAX_LENGTH = 11;

    // By first letter and length there are at most three to compare with.
    private static final Keyword[][] BY_START = byStart();

    private final String word = name().toLowerCase(Locale.ROOT);
    private final boolean isReserved;

    Keyword(boolean isReserved) {
        this.isReserved = isReserved;
    }

    private static Keyword[][] byStart() {
        Keyword[][] table = new Keyword[26 * (MAX_LENGTH + 1)][];
        for (int i = 0; i < table.length; i++) {
            List<Keyword> here = new ArrayList<>();
            for (Keyword keyword : ALL) {
                if (keyword != NONE && slot(keyword.word.charAt(0), keyword.word.length()) == i) {
                    here.add(keyword);
                }
            }
            table[i] = here.toArray(new Keyword[0]);
        }
        return table;
    }

    private static int slot(char firstInLowerCase, int length) {
        return (firstInLowerCase - 'a') * (MAX_LENGTH + 1) + length;
    }

    /** The keyword that the characters from {@code from} to {@code to} spell in any case, or {@link #NONE}. */
    static Keyword at(Source source, int from, int to) {
        char first = source.at(from);
        char lower = first >= 'A' && first <= 'Z' ? (char) (first + 32) : first;
        if (to - from > MAX_LENGTH || lower < 'a' || lower > 'z') {
            return NONE;
        }
        for (Keyword keyword : BY_START[slot(lower, to - from)]) {
            if (source.spells(from, to, keyword.word)) {
                return keyword;
            }
        }
        return NONE;
    }

    static Keyword of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether it cannot name anything in code unless it is quoted. */
    public boolean isReserved() {
        return isReserved;
    }
}
