package dev.rubicon.al.parse;

import static java.util.stream.Collectors.joining;

import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Expression.Binary;
import dev.rubicon.al.tree.Expression.BinaryOperator;
import dev.rubicon.al.tree.Expression.BlankDateTime;
import dev.rubicon.al.tree.Expression.BooleanLiteral;
import dev.rubicon.al.tree.Expression.Conditional;
import dev.rubicon.al.tree.Expression.DateLiteral;
import dev.rubicon.al.tree.Expression.DecimalLiteral;
import dev.rubicon.al.tree.Expression.In;
import dev.rubicon.al.tree.Expression.Index;
import dev.rubicon.al.tree.Expression.IntegerLiteral;
import dev.rubicon.al.tree.Expression.Member;
import dev.rubicon.al.tree.Expression.Name;
import dev.rubicon.al.tree.Expression.Range;
import dev.rubicon.al.tree.Expression.Scope;
import dev.rubicon.al.tree.Expression.TextLiteral;
import dev.rubicon.al.tree.Expression.This;
import dev.rubicon.al.tree.Expression.TimeLiteral;
import dev.rubicon.al.tree.Expression.TypeCast;
import dev.rubicon.al.tree.Expression.TypeTest;
import dev.rubicon.al.tree.Expression.Unary;
import dev.rubicon.al.tree.Expression.UnaryOperator;
import dev.rubicon.al.tree.Statement;
import dev.rubicon.al.tree.Statement.AssertError;
import dev.rubicon.al.tree.Statement.Assignment;
import dev.rubicon.al.tree.Statement.AssignmentOperator;
import dev.rubicon.al.tree.Statement.Block;
import dev.rubicon.al.tree.Statement.Branch;
import dev.rubicon.al.tree.Statement.Break;
import dev.rubicon.al.tree.Statement.Call;
import dev.rubicon.al.tree.Statement.Case;
import dev.rubicon.al.tree.Statement.Continue;
import dev.rubicon.al.tree.Statement.Direction;
import dev.rubicon.al.tree.Statement.Empty;
import dev.rubicon.al.tree.Statement.Exit;
import dev.rubicon.al.tree.Statement.For;
import dev.rubicon.al.tree.Statement.ForEach;
import dev.rubicon.al.tree.Statement.If;
import dev.rubicon.al.tree.Statement.Repeat;
import dev.rubicon.al.tree.Statement.While;
import dev.rubicon.al.tree.Statement.With;
import java.util.List;
import java.util.Locale;

/** Code as text with all parentheses that show how it was understood. */
final class CodeText {
    private CodeText() {}

    static String of(List<Statement> statements) {
        return statements.stream().map(CodeText::of).collect(joining("; "));
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Block block -> "{" + of(block.statements()) + "}";
            case Empty empty -> "-";
            case Call call -> of(call.call());
            case Assignment assignment ->
                of(assignment.target()) + sign(assignment.operator()) + of(assignment.value());
            case If branch ->
                "if " + of(branch.condition()) + " then " + of(branch.then())
                        + branch.otherwise().map(other -> " else " + of(other)).orElse("");
            case Case selection ->
                "case " + of(selection.subject())
                        + selection.branches().stream().map(CodeText::of).collect(joining())
                        + selection
                                .otherwise()
                                .map(other -> " else " + of(other))
                                .orElse("");
            case For loop ->
                "for " + of(loop.variable()) + "=" + of(loop.from())
                        + (loop.direction() == Direction.UP ? " up " : " down ") + of(loop.to()) + " "
                        + of(loop.body());
            case ForEach loop ->
                "foreach " + of(loop.variable()) + " in " + of(loop.collection()) + " " + of(loop.body());
            case While loop -> "while " + of(loop.condition()) + " " + of(loop.body());
            case Repeat loop -> "repeat " + of(loop.body()) + " until " + of(loop.condition());
            case With with -> "with " + of(with.subject()) + " " + of(with.body());
            case Exit exit ->
                "exit" + exit.value().map(value -> " " + of(value)).orElse("");
            case Break leave -> "break";
            case Continue next -> "continue";
            case AssertError expected -> "asserterror " + of(expected.body());
        };
    }

    private static String of(Branch branch) {
        return " [" + list(branch.values()) + "] " + of(branch.body());
    }

    private static String sign(AssignmentOperator operator) {
        return switch (operator) {
            case SET -> ":=";
            case ADD -> "+=";
            case SUBTRACT -> "-=";
            case MULTIPLY -> "*=";
            case DIVIDE -> "/=";
        };
    }

    static String of(Expression expression) {
        return switch (expression) {
            case TextLiteral text -> "'" + text.value() + "'";
            case IntegerLiteral integer -> Long.toString(integer.value());
            case DecimalLiteral decimal -> decimal.value() + "m";
            case BooleanLiteral truth -> Boolean.toString(truth.value()).toUpperCase(Locale.ROOT);
            case DateLiteral date -> date.value().map(Object::toString).orElse("blank date");
            case TimeLiteral time -> time.value().map(Object::toString).orElse("blank time");
            case BlankDateTime blank -> "blank date and time";
            case Name name -> name.name();
            case This self -> "THIS";
            case Member member -> of(member.object()) + "." + member.name();
            case Scope scope -> of(scope.object()) + "::" + scope.name();
            case Expression.Call call -> of(call.procedure()) + "(" + list(call.arguments()) + ")";
            case Index index -> of(index.array()) + "[" + list(index.indices()) + "]";
            case Unary unary -> "(" + sign(unary.operator()) + of(unary.operand()) + ")";
            case Binary binary ->
                "(" + of(binary.first())
                        + binary.operations().stream()
                                .map(next -> " " + sign(next.operator()) + " " + of(next.operand()))
                                .collect(joining())
                        + ")";
            case In in -> "(" + of(in.value()) + " in [" + list(in.values()) + "])";
            case Range range -> of(range.from()) + ".." + of(range.to());
            case TypeTest test -> "(" + of(test.value()) + " is " + TreeText.of(test.type()) + ")";
            case TypeCast cast -> "(" + of(cast.value()) + " as " + TreeText.of(cast.type()) + ")";
            case Conditional choice ->
                "(" + of(choice.condition()) + " ? " + of(choice.then()) + " : " + of(choice.otherwise()) + ")";
        };
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(CodeText::of).collect(joining(", "));
    }

    private static String sign(UnaryOperator operator) {
        return switch (operator) {
            case NOT -> "not ";
            case NEGATE -> "-";
            case PLUS -> "+";
        };
    }

    private static String sign(BinaryOperator operator) {
        return switch (operator) {
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case DIV -> "div";
            case MOD -> "mod";
            case AND -> "and";
            case ADD -> "+";
            case SUBTRACT -> "-";
            case OR -> "or";
            case XOR -> "xor";
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }
}
