package dev.rubicon.format.script;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes tokens of a script, by the rules of one database: what it takes for a string or a comment, this does. Where it would have to
 * know more than the text, the text is refused.
 */
final class SqlTokens {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{table:([^}\n]*)}");
    private static final Pattern DOLLARS =
            Pattern.compile("\\$(?:[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*)?\\$");
    private static final Pattern TAG = Pattern.compile("--[ \t]*tag:[ \t]*([^\n]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private final String path;
    private final String text;
    private final SqlFlavour flavour;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    private SqlTokens(String path, String text, SqlFlavour flavour) {
        this.path = path;
        this.text = text;
        this.flavour = flavour;
    }

    /**
     * @param path what messages call the script
     * @throws InvalidInput RB672, RB674 or RB675, for the first place where it cannot be read
     */
    static List<SqlToken> of(String path, String text, SqlFlavour flavour) {
        SqlTokens tokens = new SqlTokens(path, text, flavour);
        while (tokens.at < text.length()) {
            tokens.next();
        }
        return tokens.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
        } else if (text.startsWith("--", at)) {
            lineComment();
        } else if (text.startsWith("/*", at)) {
            blockComment();
        } else if (c == '\'') {
            add(SqlToken.Kind.STRING, afterQuote('\'', "string"));
        } else if (c == '"' || flavour == SqlFlavour.SQLITE && c == '`') {
            add(SqlToken.Kind.NAME, afterQuote(c, "quoted name"));
        } else if (flavour == SqlFlavour.SQLITE && c == '[') {
            add(SqlToken.Kind.NAME, behind("]", at + 1, "quoted name"));
        } else if (c == '$') {
            dollar();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (isWordStart(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void lineComment() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        Matcher tag = TAG.matcher(text).region(at, stop);
        if (tag.matches()) {
            tokens.add(new SqlToken(SqlToken.Kind.TAG, tag.group(1).strip(), at, stop, line()));
        }
        at = stop;
    }

    private void blockComment() {
        int begin = at;
        int depth = 1;
        at += 2;
        while (depth > 0) {
            if (at >= text.length()) {
                at = begin;
                throw endless("comment");
            }
            if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (flavour == SqlFlavour.POSTGRES && text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
    }

    // A quote inside is written twice, and then looks like the end of one string and the beginning of the next.
    private int afterQuote(char quote, String what) {
        int end = behind(String.valueOf(quote), at + 1, what);
        while (end < text.length() && text.charAt(end) == quote) {
            end = behind(String.valueOf(quote), end + 1, what);
        }
        return end;
    }

    private int behind(String mark, int from, String what) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw endless(what);
        }
        return found + mark.length();
    }

    private void dollar() {
        Matcher placeholder = PLACEHOLDER.matcher(text).region(at, text.length());
        if (placeholder.lookingAt()) {
            tokens.add(new SqlToken(SqlToken.Kind.TABLE, placeholder.group(1).strip(), at, placeholder.end(), line()));
            at = placeholder.end();
            return;
        }
        Matcher dollars = DOLLARS.matcher(text).region(at, text.length());
        if (flavour == SqlFlavour.POSTGRES && dollars.lookingAt()) {
            add(SqlToken.Kind.STRING, behind(dollars.group(), dollars.end(), "string between dollars"));
            return;
        }
        throw broken("RB674", "'$' begins no ${table:NAME}", "write ${table:Customer} for the table Customer");
    }

    // Behind it stands no letter: some databases would begin a word there, and others refuse.
    private void number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt() || number.end() < text.length() && isWordPart(text.charAt(number.end()))) {
            throw broken("RB675", "a number runs into a word", "put a blank between them");
        }
        refuseQuoteAt(number.end());
        add(SqlToken.Kind.NUMBER, number.end());
    }

    private void word() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        boolean escapes = word.equalsIgnoreCase("e");
        boolean unicode = word.equalsIgnoreCase("u") && end < text.length() && text.charAt(end) == '&';
        if (escapes || unicode) {
            refuseQuoteAt(unicode ? end + 1 : end);
        }
        add(SqlToken.Kind.WORD, end);
    }

    // In these strings a backslash means something, for PostgreSQL, and only then.
    private void refuseQuoteAt(int end) {
        if (end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '"')) {
            throw broken(
                    "RB675",
                    "strings with a letter or number before their quote have rules of their own",
                    "write a plain string, in which a quote is written twice");
        }
    }

    private void symbol(char c) {
        boolean cast = c == ':' && flavour == SqlFlavour.POSTGRES && text.startsWith("::", at);
        if (cast) {
            tokens.add(new SqlToken(SqlToken.Kind.SYMBOL, "::", at, at + 2, line()));
            at += 2;
            return;
        }
        if (c < ' ' || c == 0x7f || "?:@#{}\\".indexOf(c) >= 0) {
            throw broken(
                    "RB675",
                    "'" + Quoted.shortened(String.valueOf(c)) + "' has no place in a script",
                    "scripts have no parameters and no commands; say it in SQL that both databases know");
        }
        add(SqlToken.Kind.SYMBOL, at + 1);
    }

    private void add(SqlToken.Kind kind, int end) {
        tokens.add(new SqlToken(kind, text.substring(at, end), at, end, line()));
        at = end;
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c >= '0' && c <= '9';
    }

    // Of the place that was reached; it only ever goes forward, except to say where something began.
    private int line() {
        for (; counted < at; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    private InvalidInput endless(String what) {
        return broken("RB672", "the " + what + " that begins here never ends", "end it");
    }

    private InvalidInput broken(String code, String message, String hint) {
        return new InvalidInput(new Problem(code, message, hint).at(path + ":" + line()));
    }
}
