package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.Filter;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the filter language: {@code 10..20|>30&<>35}. In quotes, and in values that are given for {@code %1}, operators are characters
 * like any other; {@code *}, {@code ?} and a leading {@code @} keep their meaning there, as Business Central has it.
 */
public final class FilterReader {
    private static final int MAX_DEPTH = 50;

    private final String text;
    private final FilterValues values;
    private final List<Type> types;
    private final List<Object> given;
    private final StringBuilder rendered = new StringBuilder();
    private int at;

    private FilterReader(String text, FilterValues values, List<Type> types, List<Object> given) {
        this.text = text;
        this.values = values;
        this.types = types;
        this.given = given;
    }

    /**
     * @param values of the field
     * @param types of what is given for %1 and so on
     * @return absent if the text is blank: no filter
     */
    public static Optional<Condition> read(String text, FilterValues values, List<Type> types, List<Object> given) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        FilterReader reader = new FilterReader(text, values, types, given);
        Filter filter = reader.anyOf(0);
        if (reader.at < text.length()) {
            throw reader.invalid("there is no '(' before ')'");
        }
        return Optional.of(new Condition(filter, reader.rendered.toString()));
    }

    public static Optional<Condition> read(String text, FilterValues values) {
        return read(text, values, List.of(), List.of());
    }

    private AlError invalid(String why) {
        return values.invalid(text, why);
    }

    private Filter anyOf(int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid("it nests too deep");
        }
        List<Filter> filters = new ArrayList<>();
        filters.add(allOf(depth));
        while (takes('|')) {
            filters.add(allOf(depth));
        }
        return filters.size() == 1 ? filters.getFirst() : new Filter.AnyOf(filters);
    }

    private Filter allOf(int depth) {
        List<Filter> filters = new ArrayList<>();
        filters.add(term(depth));
        while (takes('&')) {
            filters.add(term(depth));
        }
        return filters.size() == 1 ? filters.getFirst() : new Filter.AllOf(filters);
    }

    private Filter term(int depth) {
        if (takes('(')) {
            Filter inner = anyOf(depth + 1);
            if (!takes(')')) {
                throw invalid("there is no ')' after '('");
            }
            return inner;
        }
        if (takes("<>")) {
            return negated(operand());
        }
        if (takes("<=")) {
            return new Filter.AtMost(values.upper(limitOperand(), text), true);
        }
        if (takes(">=")) {
            return new Filter.AtLeast(limit(), true);
        }
        if (takes("<")) {
            return new Filter.AtMost(limit(), false);
        }
        if (takes(">")) {
            return new Filter.AtLeast(values.upper(limitOperand(), text), false);
        }
        if (takes("=")) {
            return equal(operand());
        }
        return range();
    }

    private Filter range() {
        if (takes("..")) {
            return new Filter.AtMost(values.upper(limitOperand(), text), true);
        }
        Operand from = operand();
        if (!takes("..")) {
            return equal(from);
        }
        Object low = values.lower(from, text);
        if (isAtEnd()) {
            return new Filter.AtLeast(low, true);
        }
        return Filter.range(low, values.upper(limitOperand(), text));
    }

    private Filter equal(Operand operand) {
        return values.equal(operand, text);
    }

    private Filter negated(Operand operand) {
        return switch (values.equal(operand, text)) {
            case Filter.Equal equal -> new Filter.NotEqual(equal.value());
            case Filter.Like like -> new Filter.Like(like.pattern(), like.ignoresCase(), true);
            // A day among moments: what is not in it is before it or after it.
            case Filter.AllOf all ->
                all.filters().getFirst() instanceof Filter.AtLeast low
                                && all.filters().getLast() instanceof Filter.AtMost high
                        ? new Filter.AnyOf(
                                List.of(new Filter.AtMost(low.value(), false), new Filter.AtLeast(high.value(), false)))
                        : all;
            case Filter.NotEqual other -> other;
            case Filter.AtMost other -> other;
            case Filter.AtLeast other -> other;
            case Filter.AnyOf other -> other;
        };
    }

    private Object limit() {
        return values.lower(limitOperand(), text);
    }

    private Operand limitOperand() {
        Operand operand = operand();
        if (operand.isMissing()) {
            throw invalid("a value is missing");
        }
        return operand;
    }

    /**
     * A value as written.
     *
     * @param value given for %1, if it is nothing but that
     * @param isQuoted whether any of it was
     */
    record Operand(String text, boolean isQuoted, Optional<Given> value) {
        /** @param type that it has where it comes from */
        record Given(Type type, Object value) {}

        boolean isMissing() {
            return text.isEmpty() && !isQuoted && value.isEmpty();
        }
    }

    private Operand operand() {
        skipBlanks();
        StringBuilder raw = new StringBuilder();
        boolean isQuoted = false;
        int nested = 0;
        int start = at;
        Optional<Operand.Given> only = Optional.empty();
        int parts = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && (raw.isEmpty() || "*?@".indexOf(raw.charAt(raw.length() - 1)) >= 0)) {
                raw.append(quoted());
                isQuoted = true;
                parts++;
            } else if (isParameter()) {
                int index = text.charAt(at + 1) - '1';
                only = Optional.of(new Operand.Given(types.get(index), given.get(index)));
                raw.append(FieldTexts.plain(types.get(index), given.get(index)));
                at += 2;
                parts++;
            } else if (c == '|' || c == '&' || c == ')' && nested == 0 || text.startsWith("..", at)) {
                break;
            } else {
                nested += c == '(' ? 1 : c == ')' ? -1 : 0;
                raw.append(c);
                parts += c == ' ' ? 0 : 1;
                at++;
            }
        }
        String value = isQuoted ? raw.toString() : raw.toString().strip();
        Operand operand = new Operand(value, isQuoted, parts == 1 ? only : Optional.empty());
        rendered.append(
                operand.value().isPresent() || value.contains("%")
                        ? values.rendered(operand, text)
                        : values.normalized(operand, text.substring(start, at).strip()));
        return operand;
    }

    private boolean isParameter() {
        if (text.charAt(at) != '%' || at + 1 >= text.length()) {
            return false;
        }
        int index = text.charAt(at + 1) - '1';
        return index >= 0 && index < Math.min(9, given.size());
    }

    private String quoted() {
        StringBuilder inner = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                inner.append(c);
                at += 2;
            } else if (c == '\'') {
                at++;
                return inner.toString();
            } else if (isParameter()) {
                int index = text.charAt(at + 1) - '1';
                inner.append(FieldTexts.plain(types.get(index), given.get(index)));
                at += 2;
            } else {
                inner.append(c);
                at++;
            }
        }
        throw invalid("a quote is not closed");
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at >= text.length() || text.charAt(at) == '|' || text.charAt(at) == '&' || text.charAt(at) == ')';
    }

    private boolean takes(char c) {
        return takes(String.valueOf(c));
    }

    private boolean takes(String operator) {
        skipBlanks();
        boolean isThere = text.startsWith(operator, at);
        if (isThere) {
            at += operator.length();
            rendered.append(operator);
        }
        return isThere;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
