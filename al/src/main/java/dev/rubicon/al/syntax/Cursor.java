package dev.rubicon.al.syntax;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A place in the words of one file. It moves forward only, and so always comes to the end. */
public final class Cursor {
    private final Tokens tokens;
    private final Findings findings;
    private int at;

    private Cursor(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** A cursor before the first word of a file. What is wrong with its words is added to {@code findings}. */
    public static Cursor over(Source source, Set<String> symbols, Findings findings) {
        return new Cursor(Lexer.read(source, symbols, findings), findings);
    }

    public TokenKind kind() {
        return tokens.kind(at);
    }

    public boolean at(TokenKind kind) {
        return tokens.kind(at) == kind;
    }

    /** Whether that word comes next, in any case; {@code word} is in lower case. */
    public boolean atWord(String word) {
        return tokens.isWord(at, word);
    }

    public Keyword keyword() {
        return tokens.keyword(at);
    }

    public Keyword nextKeyword() {
        return tokens.keyword(at + 1);
    }

    public boolean at(Keyword keyword) {
        return tokens.keyword(at) == keyword;
    }

    public boolean accept(Keyword keyword) {
        boolean there = at(keyword);
        if (there) {
            advance();
        }
        return there;
    }

    public boolean nextIs(TokenKind kind) {
        return tokens.kind(at + 1) == kind;
    }

    /** Whether {@code kind} comes after the next two. */
    public boolean thirdIs(TokenKind kind) {
        return tokens.kind(at + 2) == kind;
    }

    public boolean atWordThen(String word, TokenKind next) {
        return nextIs(next) && atWord(word);
    }

    public Position position() {
        return tokens.position(at);
    }

    /** What the next token names. */
    public String name() {
        return tokens.name(at);
    }

    public void advance() {
        if (!at(TokenKind.END)) {
            at++;
        }
    }

    public boolean accept(TokenKind kind) {
        boolean there = at(kind);
        if (there) {
            advance();
        }
        return there;
    }

    public boolean expect(TokenKind kind) {
        boolean there = accept(kind);
        if (!there) {
            unexpected(kind.toString());
        }
        return there;
    }

    /** The name that comes next, which may be blank; without one, a finding. */
    public Optional<String> expectAnyName(String what) {
        if (!kind().isName()) {
            unexpected(what);
            return Optional.empty();
        }
        String name = name();
        advance();
        return Optional.of(name);
    }

    /** What a text literal says; without one, a finding. */
    public Optional<String> expectText(String what) {
        if (!at(TokenKind.STRING) && !at(TokenKind.VERBATIM_STRING)) {
            unexpected(what);
            return Optional.empty();
        }
        String text = tokens.literal(at);
        advance();
        return Optional.of(text);
    }

    /** A name in its unquoted form that is not blank; without one, a finding. */
    public Optional<String> expectName(String what) {
        String name = kind().isName() ? name() : "";
        if (name.isBlank()) {
            unexpected(what);
            return Optional.empty();
        }
        advance();
        return Optional.of(name);
    }

    /** A number from 1 to 2^31-1; without one, a finding. */
    public OptionalInt expectNumber(String what) {
        return expectNumber(what, 1);
    }

    /** A number from 0 to 2^31-1; without one, a finding. */
    public OptionalInt expectOrdinal(String what) {
        return expectNumber(what, 0);
    }

    private OptionalInt expectNumber(String what, int min) {
        if (!at(TokenKind.INTEGER)) {
            unexpected(what);
            return OptionalInt.empty();
        }
        OptionalInt number = tokens.number(at);
        if (number.isEmpty() || number.getAsInt() < min) {
            String message = tokens.described(at) + " is not " + what;
            findings.add(position(), "RB214", message, "write a number from " + min + " to " + Integer.MAX_VALUE);
            advance();
            return OptionalInt.empty();
        }
        advance();
        return number;
    }

    /** Reports that something else stands here. */
    public void unexpected(String expected) {
        findings.add(
                position(),
                "RB213",
                "expected " + expected + " but found " + tokens.described(at),
                "correct it here, or in the lines above");
    }

    /** Reports that what begins here lies in too many others of its kind. */
    public void tooDeep(String what, int limit) {
        String message = "more than " + limit + " " + what + " are nested";
        findings.add(position(), "RB215", message, "take some of it out");
    }

    /** Reads over what is between braces, with the braces. The opening one comes next. */
    public void skipBlock() {
        Position start = position();
        int depth = 0;
        do {
            if (at(TokenKind.END)) {
                findings.add(start, "RB213", "expected '}' for this '{'", "close it");
                return;
            }
            depth += at(TokenKind.LEFT_BRACE) ? 1 : at(TokenKind.RIGHT_BRACE) ? -1 : 0;
            advance();
        } while (depth > 0);
    }

    /** The words from {@code from} up to here. */
    public TokenRange since(int from) {
        return new TokenRange(tokens, from, at);
    }

    public int index() {
        return at;
    }
}
