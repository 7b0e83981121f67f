package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.Library;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Statement;
import java.util.List;
import java.util.Optional;

/** {@code FieldRef.Value := 5}, {@code GlobalLanguage := 1033}: what takes the new value, written as an assignment. */
record PropertySetter(Scope scope, ExpressionBinder expressions) {
    /** Absent if the target is a place. */
    Optional<Code> bind(Statement.Assignment assignment) {
        boolean isCall = assignment.operator() == Statement.AssignmentOperator.SET
                && switch (assignment.target()) {
                    case Expression.Member member -> !expressions.isPlace(member);
                    case Expression.Name name ->
                        !Library.functions(name.name()).isEmpty()
                                && expressions.bind(name).place().isEmpty();
                    default -> false;
                };
        if (!isCall) {
            return Optional.empty();
        }
        return Optional.of(expressions
                .statement(new Expression.Call(assignment.position(), assignment.target(), List.of(assignment.value())))
                .code());
    }
}
