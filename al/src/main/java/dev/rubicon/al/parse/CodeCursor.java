package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.model.Quoted;

/**
 * A place in the words of a body. After a fault it pretends to be at the end, so that everything that is being read comes to its
 * own end without another finding, until {@link #recover} goes to the next sensible place.
 */
final class CodeCursor {
    /** How deep statements and expressions may nest: more than any person writes, and less than a thread's stack can bear. */
    static final int MAX_DEPTH = 200;

    private final TokenRange words;
    private final Findings findings;
    private int at;
    private int depth;
    private int lastFault = -1;
    private boolean isFaulty;

    CodeCursor(TokenRange words, Findings findings) {
        this.words = words;
        this.findings = findings;
    }

    TokenKind kind() {
        return isFaulty ? TokenKind.END : words.kind(at);
    }

    Keyword keyword() {
        return isFaulty ? Keyword.NONE : words.keyword(at);
    }

    boolean at(TokenKind kind) {
        return kind() == kind;
    }

    boolean at(Keyword keyword) {
        return keyword() == keyword;
    }

    boolean atWord(String word) {
        return at(TokenKind.IDENTIFIER) && words.name(at).equalsIgnoreCase(word);
    }

    TokenKind nextKind() {
        return isFaulty ? TokenKind.END : words.kind(at + 1);
    }

    /** Whether a name comes next that is no reserved word. */
    boolean isAtName() {
        return kind().isName() && !keyword().isReserved();
    }

    Position position() {
        return words.position(at);
    }

    String name() {
        return words.name(at);
    }

    String text() {
        return words.text(at);
    }

    String literal() {
        return words.literal(at);
    }

    boolean isFaulty() {
        return isFaulty;
    }

    /** Whether there are words left, faulty or not. */
    boolean isAtEnd() {
        return at >= words.size();
    }

    void advance() {
        if (!isFaulty && at < words.size()) {
            at++;
        }
    }

    boolean accept(TokenKind kind) {
        boolean there = at(kind);
        if (there) {
            at++;
        }
        return there;
    }

    boolean accept(Keyword keyword) {
        boolean there = at(keyword);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(TokenKind kind) {
        if (!accept(kind)) {
            unexpected(kind.toString());
        }
    }

    /** @param keyword in lower case, as it stands in a message */
    void expect(Keyword expected, String keyword) {
        if (!accept(expected)) {
            unexpected("'" + keyword + "'");
        }
    }

    /** A name, which may be a keyword: it stands behind a dot or {@code ::}. Empty after a fault. */
    String expectMember(String what) {
        if (!kind().isName()) {
            unexpected(what);
            return "";
        }
        String name = name();
        at++;
        return name;
    }

    /** Reports that something else stands here. */
    void unexpected(String expected) {
        String message = "expected " + expected + " but found " + words.described(at);
        fault("RB213", message, "correct it here, or in the lines above");
    }

    /** Reports that the number, date or time that stands here has no value. */
    void invalid(String what) {
        fault("RB216", "'" + Quoted.shortened(text()) + "' is not " + what, "correct it");
    }

    private void fault(String code, String message, String hint) {
        if (!isFaulty && at != lastFault) {
            findings.add(position(), code, message, hint);
            lastFault = at;
        }
        isFaulty = true;
    }

    /** Goes one level deeper; at the limit it reports that. Each call needs a {@link #leave}. */
    void enter() {
        depth++;
        checkDepth(depth);
    }

    void leave() {
        depth--;
    }

    /** Reports a tree that would become too deep, though what was written nests less: {@code a + b + c + …}. */
    void checkDepth(int height) {
        if (height > MAX_DEPTH) {
            String message = "more than " + MAX_DEPTH + " statements or operations are nested";
            fault("RB215", message, "take some of it out into a procedure");
        }
    }

    /** Ends the fault, behind the next semicolon of this level or before the word that closes it. */
    void recover() {
        isFaulty = false;
        int open = 0;
        while (at < words.size()) {
            switch (words.keyword(at)) {
                case BEGIN, CASE, REPEAT -> open++;
                case END, UNTIL -> {
                    if (open == 0) {
                        return;
                    }
                    open--;
                }
                default -> {}
            }
            at++;
            if (open == 0 && words.kind(at - 1) == TokenKind.SEMICOLON) {
                return;
            }
        }
    }
}
