package dev.rubicon.format.script;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a script that means something.
 *
 * @param text as written; of a placeholder and a tag only the name
 * @param start where it begins in the script
 * @param end behind its last character
 * @param line from 1
 */
record SqlToken(Kind kind, String text, int start, int end, int line) {
    enum Kind {
        /** A keyword, or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        STRING,
        NUMBER,
        /** One character. */
        SYMBOL,
        /** {@code ${table:NAME}}. */
        TABLE,
        /** A comment {@code -- tag: NAME}. */
        TAG
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isAny(Set<String> words) {
        return kind == Kind.WORD && words.contains(text.toUpperCase(Locale.ROOT));
    }
}
