package dev.rubicon.al.syntax;

import dev.rubicon.model.Quoted;
import java.util.Set;

/** Takes AL text apart into {@link Tokens} in one pass. Comments and what the preprocessor leaves out are no tokens. */
final class Lexer {
    private final Source source;
    private final Findings findings;
    private final Directives directives;
    private final Tokens tokens;
    private int at;
    private boolean atLineStart = true;

    private Lexer(Source source, Set<String> symbols, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.directives = new Directives(source, symbols, findings);
        this.tokens = new Tokens(source);
    }

    /** @param symbols those defined for every file; their case does not matter */
    static Tokens read(Source source, Set<String> symbols, Findings findings) {
        return new Lexer(source, symbols, findings).read();
    }

    private Tokens read() {
        while (at < source.length()) {
            if (tokens.size() == Tokens.MAX) {
                findings.add(here(), "RB204", "the file has more than " + Tokens.MAX + " words", "split it");
                break;
            }
            next();
        }
        directives.end();
        tokens.add(TokenKind.END, source.length(), source.length());
        return tokens;
    }

    private void next() {
        char c = source.at(at);
        if (c == '\n' || c == '\r') {
            at++;
            atLineStart = true;
        } else if (isBlank(c)) {
            at++;
        } else if (c == '#' && atLineStart) {
            directive();
        } else if (c == '/' && source.at(at + 1) == '/') {
            at = endOfLine(at);
        } else if (c == '/' && source.at(at + 1) == '*') {
            blockComment();
        } else {
            atLineStart = false;
            token(c);
        }
    }

    private void directive() {
        at = directives.read(at, tokens.size() == 0);
        while (!directives.isActive() && at < source.length()) {
            int line = at;
            while (isBlank(source.at(line))) {
                line++;
            }
            at = source.at(line) == '#' ? directives.read(line, false) : afterLineEnd(line);
        }
        atLineStart = true;
    }

    private int afterLineEnd(int from) {
        return Math.min(endOfLine(from) + 1, source.length());
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < source.length() && source.at(end) != '\n' && source.at(end) != '\r') {
            end++;
        }
        return end;
    }

    private void blockComment() {
        int start = at;
        at += 2;
        while (at < source.length()) {
            if (source.at(at) == '*' && source.at(at + 1) == '/') {
                at += 2;
                return;
            }
            at++;
        }
        notClosed(start, "comment", "close it with '*/'");
    }

    private void token(char c) {
        if (isNameStart(c)) {
            word();
        } else if (isDigit(c)) {
            number();
        } else if (c == '\'') {
            quoted(at, TokenKind.STRING, "text");
        } else if (c == '"') {
            quoted(at, TokenKind.QUOTED_IDENTIFIER, "quoted name");
        } else if (c == '@' && source.at(at + 1) == '\'') {
            quoted(at + 1, TokenKind.VERBATIM_STRING, "text");
        } else {
            operator(c, source.at(at + 1));
        }
    }

    private void word() {
        int start = at;
        do {
            at++;
        } while (isNamePart(source.at(at)));
        tokens.add(TokenKind.IDENTIFIER, start, at);
    }

    // A doubled quote stands for itself. Only a verbatim text goes on after the end of the line.
    private void quoted(int opening, TokenKind kind, String what) {
        int start = at;
        char quote = source.at(opening);
        int end = kind == TokenKind.VERBATIM_STRING ? source.length() : endOfLine(at);
        at = opening + 1;
        while (at < end) {
            if (source.at(at) != quote) {
                at++;
            } else if (source.at(at + 1) == quote && at + 1 < end) {
                at += 2;
            } else {
                at++;
                tokens.add(kind, start, at);
                return;
            }
        }
        notClosed(start, what, "close it with " + quote);
    }

    private void notClosed(int start, String what, String hint) {
        findings.add(new Position(source, start), "RB211", "the " + what + " that begins here is not closed", hint);
    }

    // 12  1.5  5L  0D  120000T  235959.999T  0DT; and of 1..5 only the 1.
    private void number() {
        int start = at;
        digits();
        TokenKind kind = TokenKind.INTEGER;
        if (source.at(at) == '.' && isDigit(source.at(at + 1))) {
            at++;
            digits();
            kind = TokenKind.DECIMAL;
        }
        int end = at;
        while (isNamePart(source.at(end))) {
            end++;
        }
        if (source.spells(at, end, "t")) {
            kind = TokenKind.TIME;
        } else if (kind == TokenKind.INTEGER && source.spells(at, end, "d")) {
            kind = TokenKind.DATE;
        } else if (kind == TokenKind.INTEGER && source.spells(at, end, "dt")) {
            kind = TokenKind.DATE_TIME;
        } else if (kind == TokenKind.INTEGER && source.spells(at, end, "l")) {
            kind = TokenKind.BIG_INTEGER;
        } else {
            end = at; // A word that follows without a blank, as in "to 10do".
        }
        at = end;
        tokens.add(kind, start, at);
    }

    private void digits() {
        while (isDigit(source.at(at))) {
            at++;
        }
    }

    private void operator(char c, char next) {
        switch (c) {
            case '{' -> add(TokenKind.LEFT_BRACE, 1);
            case '}' -> add(TokenKind.RIGHT_BRACE, 1);
            case '(' -> add(TokenKind.LEFT_PARENTHESIS, 1);
            case ')' -> add(TokenKind.RIGHT_PARENTHESIS, 1);
            case '[' -> add(TokenKind.LEFT_BRACKET, 1);
            case ']' -> add(TokenKind.RIGHT_BRACKET, 1);
            case ';' -> add(TokenKind.SEMICOLON, 1);
            case ',' -> add(TokenKind.COMMA, 1);
            case '?' -> add(TokenKind.QUESTION, 1);
            case '=' -> add(TokenKind.EQUAL, 1);
            case '&' -> add(TokenKind.AMPERSAND, 1);
            case '|' -> add(TokenKind.BAR, 1);
            case '.' -> either(next == '.', TokenKind.RANGE, TokenKind.DOT);
            case '+' -> either(next == '=', TokenKind.PLUS_ASSIGN, TokenKind.PLUS);
            case '-' -> either(next == '=', TokenKind.MINUS_ASSIGN, TokenKind.MINUS);
            case '*' -> either(next == '=', TokenKind.STAR_ASSIGN, TokenKind.STAR);
            case '/' -> either(next == '=', TokenKind.SLASH_ASSIGN, TokenKind.SLASH);
            case '>' -> either(next == '=', TokenKind.GREATER_OR_EQUAL, TokenKind.GREATER);
            case ':' -> {
                if (next == '=') {
                    add(TokenKind.ASSIGN, 2);
                } else {
                    either(next == ':', TokenKind.SCOPE, TokenKind.COLON);
                }
            }
            case '<' -> {
                if (next == '>') {
                    add(TokenKind.NOT_EQUAL, 2);
                } else {
                    either(next == '=', TokenKind.LESS_OR_EQUAL, TokenKind.LESS);
                }
            }
            default -> {
                String message = "unexpected character '" + Quoted.shortened(String.valueOf(c)) + "'";
                findings.add(here(), "RB210", message, "remove it, or put it into a text or a quoted name");
                at++;
            }
        }
    }

    private void either(boolean isLong, TokenKind twoCharacters, TokenKind oneCharacter) {
        if (isLong) {
            add(twoCharacters, 2);
        } else {
            add(oneCharacter, 1);
        }
    }

    private void add(TokenKind kind, int length) {
        tokens.add(kind, at, at + length);
        at += length;
    }

    private Position here() {
        return new Position(source, at);
    }

    static boolean isBlank(char c) {
        return c == ' '
                || c == '\t'
                || c == '\f'
                || c == '\u000B'
                || c == '\uFEFF'
                || c > 127 && Character.isSpaceChar(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127 && Character.isLetter(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c > 127 && isDigitOrMark(c);
    }

    private static boolean isDigitOrMark(char c) {
        int type = Character.getType(c);
        return Character.isDigit(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
