package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.rows.Filter;
import dev.rubicon.al.runtime.run.Condition;
import dev.rubicon.al.runtime.run.FieldTexts;
import dev.rubicon.al.runtime.run.FilterReader;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Views and positions as texts: {@code VERSION(1) SORTING(No.) WHERE(Name=FILTER(A*))} and {@code No.=CONST(10000)}. */
public final class Views {
    private final RecordValue record;

    public Views(RecordValue record) {
        this.record = record;
    }

    /** @param usesNames whether fields are called by name, and not as {@code Field2} */
    public String view(boolean usesNames) {
        StringBuilder text = new StringBuilder("VERSION(1) SORTING(");
        text.append(record.view().keyFields().stream()
                .map(field -> name(field, usesNames))
                .collect(Collectors.joining(",")));
        text.append(')');
        if (!record.view().order().isAscending()) {
            text.append(usesNames ? " ORDER(Descending)" : " ORDER(1)");
        }
        if (!record.view().filters().isEmpty()) {
            text.append(record.view().filters().entrySet().stream()
                    .map(entry -> name(entry.getKey(), usesNames) + "="
                            + condition(entry.getKey(), entry.getValue(), usesNames))
                    .collect(Collectors.joining(",", " WHERE(", ")")));
        }
        return text.toString();
    }

    private static String name(FieldDefinition field, boolean usesNames) {
        return usesNames ? field.name() : "Field" + field.id();
    }

    private static String condition(FieldDefinition field, Condition condition, boolean usesNames) {
        boolean isConstant = condition.filter() instanceof Filter.Equal;
        String kind = usesNames ? isConstant ? "CONST" : "FILTER" : isConstant ? "0" : "1";
        String text = condition.filter() instanceof Filter.Equal equal
                ? FieldTexts.written(field.type(), equal.value())
                : condition.text();
        return kind + "(" + text + ")";
    }

    /** Sets sorting, direction and the filters of the current group by a view; what it does not say is reset. */
    public void set(String view) {
        int group = record.view().filterGroup();
        List.copyOf(record.view().filters().keySet())
                .forEach(field -> record.view().filter(field, Optional.empty()));
        record.view().filterGroup(group);
        record.view().orderBy(record.table().primaryKey().fields());
        record.view().ascending(true);
        String rest = view.strip();
        while (!rest.isEmpty()) {
            int open = rest.indexOf('(');
            int close = open < 0 ? -1 : closing(rest, open);
            if (close < 0) {
                throw invalid(view);
            }
            part(rest.substring(0, open).strip().toUpperCase(Locale.ROOT), rest.substring(open + 1, close), view);
            rest = rest.substring(close + 1).strip();
        }
    }

    private static AlError invalid(String view) {
        return AlError.of("The view '" + view + "' is not valid.");
    }

    private void part(String word, String content, String view) {
        switch (word) {
            case "VERSION" -> {}
            case "SORTING" ->
                record.view().orderBy(split(content).stream().map(this::field).toList());
            case "ORDER" -> record.view().ascending(!content.equals("1") && !content.equalsIgnoreCase("Descending"));
            case "WHERE" -> split(content).forEach(one -> where(one, view));
            default -> throw invalid(view);
        }
    }

    // Name=CONST(Value): a name may have any character but a parenthesis and "=".
    private void where(String text, String view) {
        int open = text.indexOf('(', text.indexOf('='));
        int equal = open < 0 ? -1 : text.lastIndexOf('=', open);
        if (equal < 0 || !text.endsWith(")")) {
            throw invalid(view);
        }
        FieldDefinition field = field(text.substring(0, equal));
        String kind = text.substring(equal + 1, open).strip().toUpperCase(Locale.ROOT);
        String value = text.substring(open + 1, text.length() - 1);
        FilterValues values = FilterValues.of(record, field);
        boolean isConstant = kind.equals("CONST") || kind.equals("0");
        record.view()
                .filter(
                        field,
                        isConstant
                                ? Optional.of(values.exactly(value(field, value)))
                                : FilterReader.read(value, values));
    }

    private Object value(FieldDefinition field, String text) {
        return FieldTexts.parse(field.type(), text, record.session())
                .orElseThrow(() -> AlError.of("'" + text + "' is no value of the field " + field + "."));
    }

    private FieldDefinition field(String written) {
        String name = written.strip();
        String bare = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
        return record.table()
                .field(bare)
                .or(() -> byNumber(bare))
                .orElseThrow(() -> AlError.of("The table " + record.table() + " has no field '" + bare + "'."));
    }

    private Optional<FieldDefinition> byNumber(String name) {
        String number = name.toLowerCase(Locale.ROOT).replaceFirst("^field", "");
        boolean isNumber =
                !number.isEmpty() && number.length() < 10 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? record.table().field(Integer.parseInt(number)) : Optional.empty();
    }

    /** {@code No.=CONST(10000)}: the primary key. */
    public String position(boolean usesNames) {
        return record.table().primaryKey().fields().stream()
                .map(field -> (usesNames ? field.name() : Integer.toString(field.id())) + "=CONST("
                        + FieldTexts.written(field.type(), record.get(field)) + ")")
                .collect(Collectors.joining(","));
    }

    /** Sets the fields that a position names. */
    public void setPosition(String position) {
        for (String one : split(position)) {
            int open = one.indexOf('(', one.indexOf('='));
            int equal = open < 0 ? -1 : one.lastIndexOf('=', open);
            if (equal < 0 || !one.endsWith(")")) {
                throw AlError.of("Invalid expression: the position '" + position + "' is not valid.");
            }
            FieldDefinition field = field(one.substring(0, equal));
            record.set(field, value(field, one.substring(open + 1, one.length() - 1)));
        }
    }

    // At the commas that are neither in parentheses nor in quotes.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"';
            depth += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !isQuoted) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        boolean isQuoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"';
            depth += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
