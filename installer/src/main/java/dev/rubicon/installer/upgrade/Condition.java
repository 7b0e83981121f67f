package dev.rubicon.installer.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of SQL with its values.
 *
 * @param parameters as statements take them, in the order of their question marks
 */
record Condition(String sql, List<Object> parameters) {
    static final Condition ALWAYS = new Condition("TRUE", List.of());

    Condition {
        parameters = List.copyOf(parameters);
    }

    static Condition of(String sql, Object... parameters) {
        return new Condition(sql, List.of(parameters));
    }

    static Condition join(String word, List<Condition> conditions) {
        List<Object> parameters = new ArrayList<>();
        conditions.forEach(condition -> parameters.addAll(condition.parameters()));
        return new Condition(
                conditions.stream().map(Condition::sql).collect(Collectors.joining(" " + word + " ", "(", ")")),
                parameters);
    }

    Condition and(Condition other) {
        return this == ALWAYS ? other : other == ALWAYS ? this : join("AND", List.of(this, other));
    }
}
