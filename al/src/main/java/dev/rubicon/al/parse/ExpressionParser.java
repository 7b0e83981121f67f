package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Expression.Binary;
import dev.rubicon.al.tree.Expression.BinaryOperator;
import dev.rubicon.al.tree.Expression.BlankDateTime;
import dev.rubicon.al.tree.Expression.BooleanLiteral;
import dev.rubicon.al.tree.Expression.Call;
import dev.rubicon.al.tree.Expression.Conditional;
import dev.rubicon.al.tree.Expression.In;
import dev.rubicon.al.tree.Expression.Index;
import dev.rubicon.al.tree.Expression.Member;
import dev.rubicon.al.tree.Expression.Name;
import dev.rubicon.al.tree.Expression.Operation;
import dev.rubicon.al.tree.Expression.Range;
import dev.rubicon.al.tree.Expression.Scope;
import dev.rubicon.al.tree.Expression.TextLiteral;
import dev.rubicon.al.tree.Expression.This;
import dev.rubicon.al.tree.Expression.TypeCast;
import dev.rubicon.al.tree.Expression.TypeTest;
import dev.rubicon.al.tree.Expression.Unary;
import dev.rubicon.al.tree.Expression.UnaryOperator;
import dev.rubicon.al.tree.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions by precedence. From the weakest: {@code ?:}; comparisons, {@code in}; {@code + - or xor};
 * {@code * / div mod and}; {@code not} and signs; calls, members, indices, {@code is} and {@code as}. Source: Microsoft's reference, "AL operators".
 * What is returned after a fault is thrown away with the statement that it is a part of.
 */
final class ExpressionParser {
    private static final int COMPARISON = 1;
    private static final int SUM = 2;
    private static final int PRODUCT = 3;
    private static final int NO_OPERATOR = 0;

    private final CodeCursor cursor;
    private final LiteralParser literals;

    // Of the expression that was read last: how deep its tree is.
    private int height;

    ExpressionParser(CodeCursor cursor) {
        this.cursor = cursor;
        this.literals = new LiteralParser(cursor);
    }

    Expression expression() {
        cursor.enter();
        Expression condition = operation(COMPARISON);
        if (cursor.at(TokenKind.QUESTION)) {
            condition = conditional(condition);
        }
        cursor.leave();
        return condition;
    }

    // The others stand to the right: a ? b : c ? d : e
    private Expression conditional(Expression condition) {
        int before = height;
        Position position = cursor.position();
        cursor.advance();
        Expression then = expression();
        int first = height;
        cursor.expect(TokenKind.COLON);
        Expression otherwise = expression();
        grow(Math.max(before, Math.max(first, height)));
        return new Conditional(position, condition, then, otherwise);
    }

    /** An expression, or two of them with {@code ..} between. */
    Expression rangeOrExpression() {
        Expression from = expression();
        if (!cursor.at(TokenKind.RANGE)) {
            return from;
        }
        int before = height;
        Position position = cursor.position();
        cursor.advance();
        Expression to = expression();
        grow(Math.max(before, height));
        return new Range(position, from, to);
    }

    // Operators of one precedence, or a stronger one, from left to right.
    private Expression operation(int weakest) {
        Expression first = operand(weakest);
        while (precedence() == weakest) {
            first = cursor.at(Keyword.IN) ? in(first) : binary(first, weakest);
        }
        return first;
    }

    private Expression operand(int precedence) {
        return precedence == PRODUCT ? unary() : operation(precedence + 1);
    }

    private Expression binary(Expression first, int precedence) {
        int highest = height;
        Position start = cursor.position();
        List<Operation> operations = new ArrayList<>();
        do {
            Position position = cursor.position();
            BinaryOperator operator = operator();
            cursor.advance();
            operations.add(new Operation(position, operator, operand(precedence)));
            highest = Math.max(highest, height);
        } while (precedence() == precedence && !cursor.at(Keyword.IN));
        grow(highest);
        return new Binary(start, first, operations);
    }

    private int precedence() {
        return switch (cursor.kind()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> COMPARISON;
            case PLUS, MINUS -> SUM;
            case STAR, SLASH -> PRODUCT;
            case IDENTIFIER ->
                switch (cursor.keyword()) {
                    case IN -> COMPARISON;
                    case OR, XOR -> SUM;
                    case AND, DIV, MOD -> PRODUCT;
                    default -> NO_OPERATOR;
                };
            default -> NO_OPERATOR;
        };
    }

    private BinaryOperator operator() {
        return switch (cursor.kind()) {
            case EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            default ->
                switch (cursor.keyword()) {
                    case OR -> BinaryOperator.OR;
                    case XOR -> BinaryOperator.XOR;
                    case DIV -> BinaryOperator.DIV;
                    case MOD -> BinaryOperator.MOD;
                    default -> BinaryOperator.AND;
                };
        };
    }

    // Kind in [1, 5..9]
    private Expression in(Expression value) {
        int before = height;
        Position position = cursor.position();
        cursor.advance();
        cursor.expect(TokenKind.LEFT_BRACKET);
        List<Expression> values = cursor.at(TokenKind.RIGHT_BRACKET) ? List.of() : list();
        cursor.expect(TokenKind.RIGHT_BRACKET);
        grow(Math.max(before, height));
        return new In(position, value, values);
    }

    private List<Expression> list() {
        List<Expression> values = new ArrayList<>();
        int highest = 0;
        do {
            values.add(rangeOrExpression());
            highest = Math.max(highest, height);
        } while (cursor.accept(TokenKind.COMMA));
        height = highest;
        return values;
    }

    // Pet is Zoo.Dog   Pet as Dog
    private Expression typed(Position position, Expression value) {
        boolean isTest = cursor.atWord("is");
        cursor.advance();
        ObjectReference type = reference();
        return isTest ? new TypeTest(position, value, type) : new TypeCast(position, value, type);
    }

    private ObjectReference reference() {
        Position position = cursor.position();
        List<String> namespace = new ArrayList<>();
        String name = cursor.expectMember("the name of an interface");
        while (cursor.accept(TokenKind.DOT)) {
            namespace.add(name);
            name = cursor.expectMember("the name of an interface");
        }
        Optional<String> qualifier = namespace.isEmpty() ? Optional.empty() : Optional.of(String.join(".", namespace));
        return new ObjectReference(position, qualifier, name);
    }

    private Expression unary() {
        UnaryOperator operator;
        if (cursor.at(Keyword.NOT)) {
            operator = UnaryOperator.NOT;
        } else if (cursor.at(TokenKind.MINUS)) {
            operator = UnaryOperator.NEGATE;
        } else if (cursor.at(TokenKind.PLUS)) {
            operator = UnaryOperator.PLUS;
        } else {
            return postfix();
        }
        Position position = cursor.position();
        cursor.advance();
        cursor.enter();
        Expression operand = unary();
        cursor.leave();
        grow(height);
        return new Unary(position, operator, operand);
    }

    /** What may stand left of an assignment: a name with members, calls and indices. */
    Expression postfix() {
        Expression value = primary();
        while (true) {
            int before = height;
            Position position = cursor.position();
            switch (cursor.kind()) {
                case DOT -> {
                    cursor.advance();
                    Position named = cursor.position();
                    value = new Member(named, value, cursor.expectMember("the name of a field or procedure"));
                }
                case SCOPE -> {
                    cursor.advance();
                    Position named = cursor.position();
                    value = new Scope(named, value, scoped());
                }
                case LEFT_PARENTHESIS -> value = new Call(position, value, arguments());
                case LEFT_BRACKET -> {
                    cursor.advance();
                    List<Expression> indices = list();
                    cursor.expect(TokenKind.RIGHT_BRACKET);
                    value = new Index(position, value, indices);
                }
                case IDENTIFIER -> {
                    if (!cursor.atWord("is") && !cursor.atWord("as")) {
                        return value;
                    }
                    value = typed(position, value);
                }
                default -> {
                    return value;
                }
            }
            grow(Math.max(before, height));
        }
    }

    // Database::36 is as good as Database::"Sales Header".
    private String scoped() {
        if (cursor.at(TokenKind.INTEGER)) {
            String digits = cursor.text();
            cursor.advance();
            return digits;
        }
        return cursor.expectMember("a name");
    }

    private List<Expression> arguments() {
        cursor.advance();
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return List.of();
        }
        List<Expression> arguments = new ArrayList<>();
        int highest = 0;
        do {
            arguments.add(expression());
            highest = Math.max(highest, height);
        } while (cursor.accept(TokenKind.COMMA));
        height = highest;
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        return arguments;
    }

    private Expression primary() {
        height = 1;
        Position position = cursor.position();
        if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            Expression inner = expression();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS);
            return inner;
        }
        Expression value = switch (cursor.kind()) {
            case QUOTED_IDENTIFIER -> new Name(position, cursor.name());
            case IDENTIFIER -> word(position);
            case STRING, VERBATIM_STRING -> new TextLiteral(position, cursor.literal());
            case INTEGER -> literals.integer(position);
            case BIG_INTEGER -> literals.bigInteger(position);
            case DECIMAL -> literals.decimal(position);
            case DATE -> literals.date(position);
            case TIME -> literals.time(position);
            case DATE_TIME -> new BlankDateTime(position);
            default -> missing(position);
        };
        cursor.advance();
        return value;
    }

    private Expression word(Position position) {
        return switch (cursor.keyword()) {
            case NONE -> new Name(position, cursor.name());
            case TRUE -> new BooleanLiteral(position, true);
            case FALSE -> new BooleanLiteral(position, false);
            case THIS -> new This(position);
            default -> cursor.keyword().isReserved() ? missing(position) : new Name(position, cursor.name());
        };
    }

    private Expression missing(Position position) {
        cursor.unexpected("an expression");
        return new Name(position, "");
    }

    private void grow(int operands) {
        height = operands + 1;
        cursor.checkDepth(height);
    }
}
