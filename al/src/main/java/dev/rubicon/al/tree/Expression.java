package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What has a value, or names something. Parentheses only shape the tree. The position of what has several operands is that of
 * its first operator, its name or its bracket. Trees of it are never deeper than a thread can recurse into.
 */
public sealed interface Expression {
    Position position();

    /** {@code 'It''s'}, without its quotes. */
    record TextLiteral(Position position, String value) implements Expression {}

    /** {@code 42}, {@code 5L}. */
    record IntegerLiteral(Position position, long value) implements Expression {}

    /** {@code 1.50}, and whole numbers beyond 64 bits. */
    record DecimalLiteral(Position position, BigDecimal value) implements Expression {}

    /** {@code true}, {@code false}. */
    record BooleanLiteral(Position position, boolean value) implements Expression {}

    /** {@code 20261231D}; absent for {@code 0D}, the blank date. */
    record DateLiteral(Position position, Optional<LocalDate> value) implements Expression {}

    /** {@code 235959.999T}; absent for {@code 0T}, the blank time. */
    record TimeLiteral(Position position, Optional<LocalTime> value) implements Expression {}

    /** {@code 0DT}, the blank date and time; there is no other. */
    record BlankDateTime(Position position) implements Expression {}

    /** {@code Customer}, {@code "No."} without its quotes. */
    record Name(Position position, String name) implements Expression {}

    /** {@code this}. */
    record This(Position position) implements Expression {}

    /** {@code Customer.Name}. */
    record Member(Position position, Expression object, String name) implements Expression {}

    /** {@code Database::Customer}, {@code Enum::Colour::Red}. */
    record Scope(Position position, Expression object, String name) implements Expression {}

    /** {@code Customer.Get(No)}. */
    record Call(Position position, Expression procedure, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code Totals[1, 2]}. */
    record Index(Position position, Expression array, List<Expression> indices) implements Expression {
        public Index {
            indices = List.copyOf(indices);
        }
    }

    /** {@code not Found}, {@code -1}. */
    record Unary(Position position, UnaryOperator operator, Expression operand) implements Expression {}

    /**
     * {@code A + B - C}: operators of one precedence, to be applied from left to right. So a text that is put together from a
     * thousand parts is wide and not deep.
     *
     * @param operations at least one
     */
    record Binary(Position position, Expression first, List<Operation> operations) implements Expression {
        public Binary {
            operations = List.copyOf(operations);
        }
    }

    /** {@code - C}: what is done with the value to the left. */
    record Operation(Position position, BinaryOperator operator, Expression operand) {}

    /** {@code Kind in [1, 5..9]}; any of the values may be a {@link Range}. */
    record In(Position position, Expression value, List<Expression> values) implements Expression {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code 5..9} in a set or a branch of {@code case}. */
    record Range(Position position, Expression from, Expression to) implements Expression {}

    /** {@code Pet is Dog}. */
    record TypeTest(Position position, Expression value, ObjectReference type) implements Expression {}

    /** {@code Pet as Dog}. */
    record TypeCast(Position position, Expression value, ObjectReference type) implements Expression {}

    /** {@code Found ? 1 : 0}. */
    record Conditional(Position position, Expression condition, Expression then, Expression otherwise)
            implements Expression {}

    /** {@code not}, {@code -}, {@code +}. */
    enum UnaryOperator {
        NOT,
        NEGATE,
        PLUS
    }

    /** From {@code *} to {@code <>}. */
    enum BinaryOperator {
        MULTIPLY,
        DIVIDE,
        DIV,
        MOD,
        AND,
        ADD,
        SUBTRACT,
        OR,
        XOR,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }
}
