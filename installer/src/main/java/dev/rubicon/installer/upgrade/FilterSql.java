package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.rows.FieldFilter;
import dev.rubicon.al.runtime.rows.Filter;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Filters and places in an order, as conditions. */
record FilterSql(Dialect dialect, StoredForms forms) {
    private static final int MAX_VALUES = 30_000;
    private static final int MAX_ALTERNATIVES = 500;

    Condition all(SqlTable table, List<FieldFilter> filters) {
        return all(table, "", filters);
    }

    /** @param prefix before each column, such as {@code s.} */
    Condition all(SqlTable table, String prefix, List<FieldFilter> filters) {
        Condition all = Condition.ALWAYS;
        for (FieldFilter filter : filters) {
            all = all.and(one(prefix + table.column(filter.field()), filter.filter()));
        }
        return all;
    }

    private Condition one(String column, Filter filter) {
        return switch (filter) {
            case Filter.Equal equal -> Condition.of(column + " = ?", forms.parameter(equal.value()));
            case Filter.NotEqual other -> Condition.of(column + " <> ?", forms.parameter(other.value()));
            case Filter.AtMost most ->
                Condition.of(column + (most.isIncluded() ? " <= ?" : " < ?"), forms.parameter(most.value()));
            case Filter.AtLeast least ->
                Condition.of(column + (least.isIncluded() ? " >= ?" : " > ?"), forms.parameter(least.value()));
            case Filter.Like like -> like(column, like);
            case Filter.AnyOf any -> any(column, any.filters());
            case Filter.AllOf all -> joined("AND", column, all.filters(), "TRUE");
        };
    }

    // Databases have a limit to how deep a condition is, and a long list of "or" is as deep as it is long.
    private Condition any(String column, List<Filter> filters) {
        List<Object> values = new ArrayList<>();
        List<Filter> others = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter instanceof Filter.Equal equal) {
                values.add(forms.parameter(equal.value()));
            } else {
                others.add(filter);
            }
        }
        if (values.size() > MAX_VALUES || others.size() > MAX_ALTERNATIVES) {
            throw AlError.of("The filter has too many alternatives.");
        }
        Condition rest = joined("OR", column, others, "FALSE");
        if (values.size() < 2) {
            return values.isEmpty() ? rest : joined("OR", column, filters, "FALSE");
        }
        String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
        Condition in = new Condition(column + " IN (" + marks + ")", values);
        return others.isEmpty() ? in : Condition.join("OR", List.of(in, rest));
    }

    private Condition joined(String word, String column, List<Filter> filters, String none) {
        return filters.isEmpty()
                ? Condition.of(none)
                : Condition.join(
                        word,
                        filters.stream().map(filter -> one(column, filter)).toList());
    }

    // A letter at both ends keeps the blanks that a Code would lose.
    private Condition like(String column, Filter.Like like) {
        String text = like.ignoresCase() ? Dialect.CODE + "('X' || " + column + " || 'X')" : column;
        String wanted = like.ignoresCase() ? "X" + like.pattern().toUpperCase(Locale.ROOT) + "X" : like.pattern();
        return Condition.of((like.isNegated() ? "NOT " : "") + dialect.like(text), dialect.pattern(wanted));
    }

    /** The rows of a page, but for how many there are. */
    Condition of(SqlTable table, Page page) {
        Condition filters = all(table, page.selection().filters());
        return page.from().isEmpty() ? filters : filters.and(beyond(table, page));
    }

    private Condition beyond(SqlTable table, Page page) {
        List<FieldDefinition> fields = page.order().fields();
        List<Object> values = new ArrayList<>();
        page.from().forEach(value -> values.add(forms.parameter(value)));
        String operator = (page.order().isAscending() ? ">" : "<") + (page.isFromIncluded() ? "=" : "");
        String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
        return fields.size() == 1
                ? new Condition(table.column(fields.getFirst()) + " " + operator + " ?", values)
                : new Condition("(" + table.list(fields) + ") " + operator + " (" + marks + ")", values);
    }

    static String orderBy(SqlTable table, Order order) {
        return order.fields().stream()
                .map(field -> table.column(field) + (order.isAscending() ? "" : " DESC"))
                .collect(Collectors.joining(", "));
    }
}
