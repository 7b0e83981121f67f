package dev.rubicon.al.runtime.program;

import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a FlowField is calculated: {@code sum("Order Line".Amount where("Order No." = field("No.")))}.
 *
 * @param field absent where rows are only counted
 */
public record CalcFormula(
        Method method, boolean isNegated, String table, Optional<String> field, List<Condition> conditions) {
    public CalcFormula {
        conditions = List.copyOf(conditions);
    }

    /** What is made of the rows. */
    public enum Method {
        SUM,
        AVERAGE,
        COUNT,
        EXIST,
        MIN,
        MAX,
        LOOKUP
    }

    /** Which rows count. */
    public sealed interface Condition {
        /** Of the table that is calculated over. */
        String field();

        /** {@code Type = const(Item)}. */
        record Const(String field, String value) implements Condition {}

        /** {@code Type = filter(Item | Resource)}. */
        record Filtered(String field, String filter) implements Condition {}

        /**
         * {@code "No." = field("Item No.")}.
         *
         * @param isFilter whether what is in that field is a filter: {@code field(filter(Totaling))}
         * @param isUpperLimit whether only the end of its filter counts: {@code field(upperlimit("Date Filter"))}
         */
        record OfField(String field, String source, boolean isFilter, boolean isUpperLimit) implements Condition {}
    }

    /** The formula of a FlowField; absent if it has none, its sources are not at hand, or it is not understood. */
    public static Optional<CalcFormula> of(FieldDefinition field) {
        return field.declared()
                .flatMap(declared -> declared.properties().find("CalcFormula"))
                .flatMap(property -> new Reader(property.value()).formula());
    }

    private static final class Reader {
        private static final List<String> KINDS = List.of("field", "const", "filter");

        private final TokenRange words;
        private int at;
        private boolean isBroken;

        Reader(TokenRange words) {
            this.words = words;
        }

        Optional<CalcFormula> formula() {
            boolean isNegated = takes(TokenKind.MINUS);
            Optional<Method> method = method();
            if (method.isEmpty() || !takes(TokenKind.LEFT_PARENTHESIS)) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            do {
                names.add(name());
            } while (takes(TokenKind.DOT));
            boolean countsRows = method.get() == Method.COUNT || method.get() == Method.EXIST;
            if (!countsRows && names.size() < 2) {
                return Optional.empty();
            }
            List<Condition> conditions = conditions();
            if (isBroken) {
                return Optional.empty();
            }
            return countsRows
                    ? Optional.of(
                            new CalcFormula(method.get(), isNegated, names.getLast(), Optional.empty(), conditions))
                    : Optional.of(new CalcFormula(
                            method.get(),
                            isNegated,
                            names.get(names.size() - 2),
                            Optional.of(names.getLast()),
                            conditions));
        }

        private Optional<Method> method() {
            String word = word();
            at++;
            for (Method method : Method.values()) {
                if (method.name().equalsIgnoreCase(word)) {
                    return Optional.of(method);
                }
            }
            return Optional.empty();
        }

        // Nothing at the end of a formula that breaks off.
        private String name() {
            String name = words.kind(at) == TokenKind.END ? "" : words.name(at);
            at++;
            return name;
        }

        private String word() {
            return words.kind(at).isName() ? words.name(at).toLowerCase(Locale.ROOT) : "";
        }

        private List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            if (!word().equals("where")) {
                return conditions;
            }
            at += 2;
            do {
                String field = name();
                at++;
                String kind = word();
                isBroken |= !KINDS.contains(kind);
                at += 2;
                conditions.add(condition(field, kind));
            } while (takes(TokenKind.COMMA));
            return conditions;
        }

        private Condition condition(String field, String kind) {
            if (kind.equals("field")) {
                String inner = words.kind(at + 1) == TokenKind.LEFT_PARENTHESIS ? word() : "";
                at += inner.isEmpty() ? 0 : 2;
                boolean isUpperLimit = inner.equals("upperlimit");
                boolean isFilter = inner.equals("filter");
                if (isUpperLimit && words.kind(at + 1) == TokenKind.LEFT_PARENTHESIS) {
                    isFilter = true;
                    at += 2;
                }
                String source = name();
                while (takes(TokenKind.RIGHT_PARENTHESIS)) {
                    // Up to the next condition.
                }
                return new Condition.OfField(field, source, isFilter, isUpperLimit);
            }
            return kind.equals("const")
                    ? new Condition.Const(field, constant())
                    : new Condition.Filtered(field, filter());
        }

        // Item, "Blanket Order", '', -1, Database::Customer
        private String constant() {
            StringBuilder value = new StringBuilder();
            while (words.kind(at) != TokenKind.RIGHT_PARENTHESIS && words.kind(at) != TokenKind.END) {
                boolean isText = words.kind(at) == TokenKind.STRING;
                value.append(isText ? words.literal(at) : plain());
                at++;
            }
            at++;
            return value.toString();
        }

        private String plain() {
            return words.kind(at).isName() ? words.name(at) : words.text(at);
        }

        // With its names in quotes, as they may be anything.
        private String filter() {
            StringBuilder value = new StringBuilder();
            int open = 1;
            while (words.kind(at) != TokenKind.END) {
                TokenKind kind = words.kind(at);
                open += kind == TokenKind.LEFT_PARENTHESIS ? 1 : kind == TokenKind.RIGHT_PARENTHESIS ? -1 : 0;
                if (open == 0) {
                    break;
                }
                String text = kind == TokenKind.STRING ? words.literal(at) : plain();
                boolean isQuoted = kind == TokenKind.STRING || kind == TokenKind.QUOTED_IDENTIFIER;
                value.append(isQuoted ? "'" + text.replace("'", "''") + "'" : text);
                at++;
            }
            at++;
            return value.toString();
        }

        private boolean takes(TokenKind kind) {
            boolean isThere = words.kind(at) == kind;
            at += isThere ? 1 : 0;
            return isThere;
        }
    }
}
