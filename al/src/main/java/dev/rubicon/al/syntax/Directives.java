package dev.rubicon.al.syntax;

import dev.rubicon.model.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The preprocessor's state at one place of a file: which symbols are defined, and which branches of {@code #if} are open. Source:
 * Microsoft's reference, "Preprocessor directives in AL".
 */
final class Directives {
    private static final int MAX_OPEN = 256;

    private final Source source;
    private final Findings findings;
    private final Set<String> symbols = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Deque<Branch> open = new ArrayDeque<>();

    /**
     * The branch that we are in.
     *
     * @param start offset of its {@code #if}
     * @param enclosingIsActive whether there would be text without this {@code #if}
     * @param wasTaken whether this or an earlier branch is active
     */
    private record Branch(int start, boolean enclosingIsActive, boolean isActive, boolean wasTaken, boolean isElse) {}

    Directives(Source source, Set<String> symbols, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.symbols.addAll(symbols);
    }

    /** Whether text at this place belongs to the program. */
    boolean isActive() {
        return open.isEmpty() || open.peek().isActive();
    }

    /**
     * Reads the directive that begins at {@code start}, which holds a {@code #}.
     *
     * @param atTop whether nothing but comments and directives stands before it
     * @return where to go on reading
     */
    int read(int start, boolean atTop) {
        int end = start;
        while (end < source.length() && source.at(end) != '\n' && source.at(end) != '\r') {
            end++;
        }
        int word = start + 1;
        while (word < end && Lexer.isBlank(source.at(word))) {
            word++;
        }
        int wordEnd = word;
        while (wordEnd < end && Lexer.isNamePart(source.at(wordEnd))) {
            wordEnd++;
        }
        String name = source.substring(word, wordEnd).toLowerCase(Locale.ROOT);
        String rest = withoutComment(source.substring(wordEnd, end));
        switch (name) {
            case "if" -> {
                if (open.size() == MAX_OPEN) {
                    wrong(start, "more than " + MAX_OPEN + " '#if' are open", "close them with '#endif'");
                    open.clear();
                    return source.length();
                }
                branchIf(start, rest);
            }
            case "elif" -> branchElse(start, Optional.of(rest));
            case "else" -> branchElse(start, Optional.empty());
            case "endif" -> branchEnd(start);
            case "define", "undef" -> {
                if (isActive()) {
                    define(start, name, rest, atTop);
                }
            }
            case "pragma", "region", "endregion" -> {}
            default -> {
                if (isActive()) {
                    wrong(
                            start,
                            "'#" + Quoted.shortened(name) + "' is not a directive",
                            "there are #if, #elif, #else, #endif, #define, #undef, #pragma, #region and #endregion");
                }
            }
        }
        return end;
    }

    private static String withoutComment(String rest) {
        int comment = rest.indexOf("//");
        return (comment < 0 ? rest : rest.substring(0, comment)).strip();
    }

    private void branchIf(int start, String condition) {
        boolean enclosingIsActive = isActive();
        boolean holds = enclosingIsActive && holds(start, condition);
        open.push(new Branch(start, enclosingIsActive, holds, holds, false));
    }

    // Without a condition it is #else.
    private void branchElse(int start, Optional<String> condition) {
        if (open.isEmpty() || open.peek().isElse()) {
            wrong(start, "this directive continues no '#if'", "remove it, or begin with '#if'");
            return;
        }
        Branch before = open.pop();
        boolean mayBeTaken = before.enclosingIsActive() && !before.wasTaken();
        boolean holds = mayBeTaken && (condition.isEmpty() || holds(start, condition.get()));
        open.push(new Branch(
                before.start(), before.enclosingIsActive(), holds, before.wasTaken() || holds, condition.isEmpty()));
    }

    private void branchEnd(int start) {
        if (open.isEmpty()) {
            wrong(start, "'#endif' ends no '#if'", "remove it, or begin with '#if'");
        } else {
            open.pop();
        }
    }

    private boolean holds(int start, String condition) {
        Optional<Boolean> value = Condition.evaluate(condition, symbols);
        if (value.isEmpty()) {
            wrong(
                    start,
                    "'" + Quoted.shortened(condition) + "' is not a condition",
                    "write symbols with 'not', 'and', 'or' and parentheses, such as: not (CLEAN25 or CLEAN26)");
        }
        return value.orElse(false);
    }

    private void define(int start, String directive, String symbol, boolean atTop) {
        if (!Condition.isSymbol(symbol)) {
            wrong(start, "'#" + directive + "' needs one symbol", "write one name after it");
        } else if (!atTop) {
            wrong(start, "'#" + directive + "' stands after the first word of the file", "move it to the top");
        } else if (directive.equals("define")) {
            symbols.add(symbol);
        } else {
            symbols.remove(symbol);
        }
    }

    /** Says that the file ends here. */
    void end() {
        while (!open.isEmpty()) {
            wrong(open.pop().start(), "'#if' is not closed", "end it with '#endif'");
        }
    }

    private void wrong(int start, String message, String hint) {
        findings.add(new Position(source, start), "RB212", message, hint);
    }
}
