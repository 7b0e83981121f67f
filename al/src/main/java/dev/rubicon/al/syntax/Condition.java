package dev.rubicon.al.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The condition of an {@code #if}: symbols, {@code not} before {@code and} before {@code or}, parentheses. */
final class Condition {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final Set<String> symbols;
    private int at;

    private Condition(String text, Set<String> symbols) {
        this.text = text;
        this.symbols = symbols;
    }

    /**
     * Absent if {@code text} is no condition.
     *
     * @param symbols those that are defined; it decides itself whether case matters
     */
    static Optional<Boolean> evaluate(String text, Set<String> symbols) {
        Condition condition = new Condition(text, symbols);
        Optional<Boolean> value = condition.either(0);
        condition.skipBlanks();
        return condition.at == text.length() ? value : Optional.empty();
    }

    static boolean isSymbol(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Lexer.isNamePart((char) c));
    }

    private Optional<Boolean> either(int depth) {
        Optional<Boolean> value = both(depth);
        while (value.isPresent() && acceptWord("or")) {
            boolean left = value.get();
            value = both(depth).map(right -> left || right);
        }
        return value;
    }

    private Optional<Boolean> both(int depth) {
        Optional<Boolean> value = single(depth);
        while (value.isPresent() && acceptWord("and")) {
            boolean left = value.get();
            value = single(depth).map(right -> left && right);
        }
        return value;
    }

    private Optional<Boolean> single(int depth) {
        boolean negated = false;
        while (acceptWord("not")) {
            negated = !negated;
        }
        boolean isNegated = negated;
        return (accept('(') ? parenthesized(depth) : symbol()).map(value -> value != isNegated);
    }

    private Optional<Boolean> parenthesized(int depth) {
        if (depth == MAX_DEPTH) {
            return Optional.empty();
        }
        Optional<Boolean> value = either(depth + 1);
        return accept(')') ? value : Optional.empty();
    }

    private Optional<Boolean> symbol() {
        String word = word();
        at += word.length();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "and", "or" -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.of(symbols.contains(word));
        };
    }

    private boolean acceptWord(String expected) {
        String word = word();
        if (!word.equalsIgnoreCase(expected)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean accept(char expected) {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }

    private String word() {
        skipBlanks();
        int end = at;
        while (end < text.length() && Lexer.isNamePart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private void skipBlanks() {
        while (at < text.length() && Lexer.isBlank(text.charAt(at))) {
            at++;
        }
    }
}
