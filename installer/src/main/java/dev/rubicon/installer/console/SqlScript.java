package dev.rubicon.installer.console;

import java.util.ArrayList;
import java.util.List;

/** Splits SQL text into statements at semicolons outside strings, quoted names and comments. */
final class SqlScript {
    private SqlScript() {}

    /** Without their semicolons; what holds only comments and blanks is left out. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        int start = 0;
        boolean empty = true;
        int i = 0;
        while (i < script.length()) {
            char c = script.charAt(i);
            int end = i + 1;
            if (c == '\'' || c == '"' || c == '`') {
                end = after(script, String.valueOf(c), i + 1);
            } else if (script.startsWith("--", i)) {
                end = after(script, "\n", i);
            } else if (script.startsWith("/*", i)) {
                end = after(script, "*/", i + 2);
            }
            boolean comment = script.startsWith("--", i) || script.startsWith("/*", i);
            if (c == ';') {
                if (!empty) {
                    statements.add(script.substring(start, i).strip());
                }
                start = end;
                empty = true;
            } else if (!comment && !Character.isWhitespace(c)) {
                empty = false;
            }
            i = end;
        }
        if (!empty) {
            statements.add(script.substring(start).strip());
        }
        return statements;
    }

    private static int after(String script, String end, int from) {
        int at = script.indexOf(end, from);
        return at < 0 ? script.length() : at + end.length();
    }
}
