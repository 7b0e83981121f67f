package dev.rubicon.al.syntax;

import java.util.Optional;
import java.util.OptionalInt;

/** A place in the words of a file that moves forward only, and so always comes to the end. */
final class Cursor {
    private final Tokens tokens;
    private final Findings findings;
    private int at;

    Cursor(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    boolean at(TokenKind kind) {
        return tokens.kind(at) == kind;
    }

    /** Whether that word comes next, in any case; {@code word} is in lower case. */
    boolean atWord(String word) {
        return tokens.isWord(at, word);
    }

    boolean nextIs(TokenKind kind) {
        return tokens.kind(at + 1) == kind;
    }

    boolean atWordThen(String word, TokenKind next) {
        return nextIs(next) && atWord(word);
    }

    Position position() {
        return tokens.position(at);
    }

    /** What the next token names. */
    String name() {
        return tokens.name(at);
    }

    void advance() {
        if (!at(TokenKind.END)) {
            at++;
        }
    }

    boolean accept(TokenKind kind) {
        boolean there = at(kind);
        if (there) {
            advance();
        }
        return there;
    }

    boolean expect(TokenKind kind) {
        boolean there = accept(kind);
        if (!there) {
            unexpected(kind.toString());
        }
        return there;
    }

    /** A name in its unquoted form; without one, a finding. */
    Optional<String> expectName(String what) {
        String name = kind().isName() ? name() : "";
        if (name.isBlank()) {
            unexpected(what);
            return Optional.empty();
        }
        advance();
        return Optional.of(name);
    }

    /** The last part of a name with or without a namespace, or the digits of a number. */
    Optional<String> expectReference(String what) {
        if (at(TokenKind.INTEGER)) {
            String digits = name();
            advance();
            return Optional.of(digits);
        }
        Optional<String> name = expectName(what);
        while (name.isPresent() && accept(TokenKind.DOT)) {
            name = expectName(what);
        }
        return name;
    }

    /** A number from 1 to 2^31-1; without one, a finding. */
    OptionalInt expectNumber(String what) {
        if (!at(TokenKind.INTEGER)) {
            unexpected(what);
            return OptionalInt.empty();
        }
        OptionalInt number = tokens.number(at);
        if (number.isEmpty() || number.getAsInt() == 0) {
            String message = tokens.described(at) + " is not " + what;
            findings.add(position(), "RB214", message, "write a number from 1 to " + Integer.MAX_VALUE);
            advance();
            return OptionalInt.empty();
        }
        advance();
        return number;
    }

    /** Reports that something else stands here. */
    void unexpected(String expected) {
        findings.add(
                position(),
                "RB213",
                "expected " + expected + " but found " + tokens.described(at),
                "correct it here, or in the lines above");
    }

    /** Reads over what is between braces, with the braces. The opening one comes next. */
    void skipBlock() {
        skipBalanced(TokenKind.LEFT_BRACE, TokenKind.RIGHT_BRACE);
    }

    /** Reads over an attribute. Its opening bracket comes next. */
    void skipAttribute() {
        skipBalanced(TokenKind.LEFT_BRACKET, TokenKind.RIGHT_BRACKET);
    }

    private void skipBalanced(TokenKind opening, TokenKind closing) {
        Position start = position();
        int depth = 0;
        do {
            if (at(TokenKind.END)) {
                findings.add(start, "RB213", "expected " + closing + " for this " + opening, "close it");
                return;
            }
            depth += at(opening) ? 1 : at(closing) ? -1 : 0;
            advance();
        } while (depth > 0);
    }

    /** The words from {@code from} up to here. */
    TokenRange since(int from) {
        return new TokenRange(tokens, from, at);
    }

    int index() {
        return at;
    }
}
