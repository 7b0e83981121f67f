package dev.rubicon.installer.console;

import dev.rubicon.installer.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits SQL text into statements at semicolons outside strings, quoted names and comments. */
final class SqlScript {
    // PostgreSQL's strings between tags of dollars, and those in which a backslash hides the quote after it.
    private static final Pattern DOLLARS = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern ESCAPED = Pattern.compile("[eE]'(?:[^'\\\\]|''|\\\\.)*+'?", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String script;
    private final Dialect dialect;

    private SqlScript(String script, Dialect dialect) {
        this.script = script;
        this.dialect = dialect;
    }

    /**
     * Without their semicolons and comments: whoever looks at how a statement begins is to see what the database sees. What holds only
     * blanks is left out.
     */
    static List<String> statements(String script, Dialect dialect) {
        return new SqlScript(script, dialect).statements();
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int i = 0;
        while (i < script.length()) {
            char c = script.charAt(i);
            boolean comment = script.startsWith("--", i) || script.startsWith("/*", i);
            int end = comment ? afterComment(i) : afterToken(i);
            if (c == ';') {
                statements.add(statement.toString().strip());
                statement.setLength(0);
            } else {
                // SQLite skips the mark with which some programs begin a file.
                statement.append(comment || c == BYTE_ORDER_MARK ? " " : script.substring(i, end));
            }
            i = end;
        }
        statements.add(statement.toString().strip());
        statements.removeIf(String::isEmpty);
        return statements;
    }

    private int afterComment(int at) {
        if (script.startsWith("--", at)) {
            return after("\n", at);
        }
        int end = at + 2;
        for (int depth = 1; depth > 0 && end < script.length(); end++) {
            if (script.startsWith("*/", end)) {
                depth--;
                end++;
            } else if (dialect.nestsComments() && script.startsWith("/*", end)) {
                depth++;
                end++;
            }
        }
        return end;
    }

    private int afterToken(int at) {
        char c = script.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return after(String.valueOf(c), at + 1);
        }
        int escaped = endOf(ESCAPED, at);
        if (escaped > at) {
            return escaped;
        }
        int dollars = endOf(DOLLARS, at);
        if (dollars > at) {
            return after(script.substring(at, dollars), dollars);
        }
        return Math.max(endOf(WORD, at), at + 1);
    }

    private int endOf(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(script).region(at, script.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }

    private int after(String end, int from) {
        int at = script.indexOf(end, from);
        return at < 0 ? script.length() : at + end.length();
    }
}
