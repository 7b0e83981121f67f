package dev.rubicon.al.syntax;

import dev.rubicon.model.Quoted;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Neighbouring words of a file, such as the value of a property. May be empty. */
public final class TokenRange {
    // With a blank between each, more than a message takes; so what is cut gets its ellipsis.
    private static final int MAX_PRINTED = 81;

    private final Tokens tokens;
    private final int from;
    private final int to;

    TokenRange(Tokens tokens, int from, int to) {
        this.tokens = tokens;
        this.from = from;
        this.to = to;
    }

    public int size() {
        return to - from;
    }

    /** The kind of a word; beyond the last one it is {@link TokenKind#END}. */
    public TokenKind kind(int index) {
        return from + index < to ? tokens.kind(from + index) : TokenKind.END;
    }

    /** The keyword that the word is; beyond the last one, none. */
    public Keyword keyword(int index) {
        return from + index < to ? tokens.keyword(from + index) : Keyword.NONE;
    }

    /** As it is written. */
    public String text(int index) {
        return tokens.text(from + index);
    }

    /** What a text literal says, without its quotes; a doubled quote stands for one. */
    public String literal(int index) {
        return tokens.literal(from + index);
    }

    /** How the word is called in messages. */
    public String described(int index) {
        return tokens.described(from + index);
    }

    /** Where the word begins; behind the last one, where the next would. */
    public Position position(int index) {
        return tokens.position(from + index);
    }

    /** What the word names, without the quotes of a quoted identifier. */
    public String name(int index) {
        return tokens.name(from + index);
    }

    /** Where it begins; of an empty one, where it would. */
    public Position position() {
        return tokens.position(from);
    }

    /** The words with a blank between them, shortened for messages. */
    @Override
    public String toString() {
        return Quoted.shortened(IntStream.range(from, Math.min(to, from + MAX_PRINTED))
                .mapToObj(tokens::text)
                .collect(Collectors.joining(" ")));
    }
}
